package io.stamgast.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike, such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param network the first of them
 * @param bits how many bits they begin with in common
 */
record AddressBlock(InetAddress network, int bits) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");

    AddressBlock {
        if (bits > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("more bits than the address has: " + network + "/" + bits);
        }
    }

    /** @throws IllegalArgumentException for what is no block */
    static AddressBlock parse(String text) {
        var written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("not a block of addresses such as 10.0.0.0/8: " + text);
        }
        try {
            return new AddressBlock(InetAddress.getByName(written.group(1)), Integer.parseInt(written.group(2)));
        } catch (UnknownHostException invalid) {
            throw new IllegalArgumentException("not a block of addresses such as 10.0.0.0/8: " + text, invalid);
        }
    }

    /** @param texts with commas between them */
    static List<AddressBlock> parseAll(String texts) {
        return Arrays.stream(texts.split(",")).map(String::strip).filter(text -> !text.isEmpty())
                .map(AddressBlock::parse).toList();
    }

    boolean contains(InetAddress address) {
        var first = network.getAddress();
        var other = address.getAddress();
        if (first.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % Byte.SIZE;
            if (((first[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
