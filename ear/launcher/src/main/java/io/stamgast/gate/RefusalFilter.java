package io.stamgast.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;

/** Gives the empty answers of Grizzly's parser, which gives up on the connection then, a body that says more. */
final class RefusalFilter extends BaseFilter {

    private static final String REFUSED = "HTTP/1.1 400 ";
    private static final String CLOSING = "\r\nconnection: close\r\n";
    private static final String EMPTY = "\r\ncontent-length: 0\r\n";
    private static final String END = "\r\n\r\n";
    private static final int LONGEST = 1024;

    @Override
    public NextAction handleWrite(FilterChainContext context) throws IOException {
        if (context.getMessage() instanceof Buffer buffer && isRefusal(buffer)) {
            var head = buffer.toStringContent(StandardCharsets.ISO_8859_1);
            context.setMessage(Buffers.wrap(context.getMemoryManager(), told(head), StandardCharsets.ISO_8859_1));
        }
        return context.getInvokeAction();
    }

    private static boolean isRefusal(Buffer buffer) {
        var length = buffer.remaining();
        if (length < REFUSED.length() || length > LONGEST) {
            return false;
        }
        for (var at = 0; at < REFUSED.length(); at++) {
            if (buffer.get(buffer.position() + at) != REFUSED.charAt(at)) {
                return false;
            }
        }
        var head = buffer.toStringContent(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return head.endsWith(END) && head.contains(CLOSING) && head.contains(EMPTY);
    }

    private static String told(String head) {
        var body = new String(Problem.HEAD.body(), StandardCharsets.ISO_8859_1);
        return head.substring(0, head.length() - END.length()).replaceFirst("(?i)\r\ncontent-length: 0", "")
                + "\r\nContent-Type: " + Problem.MEDIA_TYPE + "\r\nContent-Length: " + body.length() + END + body;
    }
}
