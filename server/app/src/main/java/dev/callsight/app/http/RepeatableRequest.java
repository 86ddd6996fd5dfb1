package dev.callsight.app.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;

/** A request whose body was read already, to be read again. */
public final class RepeatableRequest extends HttpServletRequestWrapper {
  private final ByteArrayInputStream body;

  /** The request with the body that it had. */
  public RepeatableRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = new ByteArrayInputStream(body);
  }

  @Override
  public ServletInputStream getInputStream() {
    return new ReadStream(body);
  }

  private static final class ReadStream extends ServletInputStream {
    private final ByteArrayInputStream body;

    ReadStream(ByteArrayInputStream body) {
      this.body = body;
    }

    @Override
    public int read() {
      return body.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return body.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return body.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("The body is already in memory");
    }
  }
}
