package dev.callsight.app.notify;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a host and lets through only those of the open internet, so that nobody
 * makes the server call into its own network. The connection goes to the very addresses that were
 * checked.
 */
final class PublicAddresses implements DnsResolver {
  private final boolean privateAllowed;
  private final Lookup lookup;

  PublicAddresses(boolean privateAllowed, Lookup lookup) {
    this.privateAllowed = privateAllowed;
    this.lookup = lookup;
  }

  /** Finds the addresses of a host; may answer otherwise each time it is asked. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = lookup.find(host);
    for (InetAddress address : addresses) {
      if (!privateAllowed && !isPublic(address)) {
        throw new RefusedAddressException(host);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** A host with an address that is not of the open internet. */
  static final class RefusedAddressException extends UnknownHostException {
    RefusedAddressException(String host) {
      super(host + " has an address that is not public");
    }
  }

  /** Whether the address is none of a machine, a link, a private network or a group. */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return address instanceof Inet4Address
        ? isPublic(address.getAddress())
        : isPublicSix(address.getAddress());
  }

  /** Also without 0/8, carriers' 100.64/10, protocols' 192.0.0/24, tests' 198.18/15 and 240/4. */
  private static boolean isPublic(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean special =
        first == 0
            || (first == 100 && second >= 64 && second < 128)
            || (first == 192 && second == 0 && bytes[2] == 0)
            || (first == 198 && (second == 18 || second == 19))
            || first >= 240;
    return !special;
  }

  /** Only global unicast 2000::/3, without tunnels that lead to an address of version 4. */
  private static boolean isPublicSix(byte[] bytes) {
    boolean global = (bytes[0] & 0xe0) == 0x20;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    return global && !sixToFour && !teredo;
  }
}
