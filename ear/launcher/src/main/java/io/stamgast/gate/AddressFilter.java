package io.stamgast.gate;

import java.io.IOException;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Refuses what Payara can't assign to a war. Payara itself answers most of it with an empty 200, and a stack trace in
 * the log.
 */
final class AddressFilter extends BaseFilter {

    /** Known from a request's first part on: its body comes through here too. */
    private static final Attribute<Boolean> REFUSED =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("stamgast.refused");
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request) {
            var refused = REFUSED.get(request);
            if (refused == null) {
                var problem = problem(request);
                refused = problem != null;
                REFUSED.set(request, refused);
                if (refused) {
                    refuse(context, request, problem);
                }
            }
            return refused ? context.getStopAction() : context.getInvokeAction();
        }
        return context.getInvokeAction();
    }

    private static Problem problem(HttpRequestPacket request) {
        if (request.getMethod() == Method.TRACE) {
            return Problem.METHOD;
        }
        if (!Address.isHost(request.getHeader(Header.Host), request.getProtocol() == Protocol.HTTP_1_1)) {
            return Problem.HOST;
        }
        return Address.isPath(request.getRequestURI()) ? null : Problem.ADDRESS;
    }

    private static void refuse(FilterChainContext context, HttpRequestPacket request, Problem problem) {
        var body = problem.body();
        var response = request.getResponse();
        response.setStatus(problem.status);
        response.setReasonPhrase(problem.reason);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        if (problem == Problem.METHOD) {
            response.setHeader(Header.Allow, METHODS);
        }
        request.getProcessingState().setError(true); // the connection ends with it
        var sent = request.getMethod() == Method.HEAD ? Buffers.EMPTY_BUFFER
                : Buffers.wrap(context.getMemoryManager(), body);
        context.write(HttpContent.builder(response).content(sent).last(true).build());
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
    }
}
