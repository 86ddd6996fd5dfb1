package dev.callsight.app.ingest.transfer;

import java.net.http.HttpRequest;

/** A piece that is ready to be sent, again if need be. */
final class Packed {
  private final Piece piece;
  private final byte[] bytes;

  /** Packs a piece: the slow part, which can be done while another one is under way. */
  Packed(Piece piece) {
    this.piece = piece;
    this.bytes = piece.packed();
  }

  Piece piece() {
    return piece;
  }

  HttpRequest.BodyPublisher publisher() {
    return HttpRequest.BodyPublishers.ofByteArray(bytes);
  }
}
