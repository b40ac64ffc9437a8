package io.stamgast.gate;

import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Refuses what Payara can't assign to a war. Payara itself answers most of it with an empty 200, and a stack trace in
 * the log.
 */
final class AddressFilter extends BaseFilter {

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request) {
            var problem = problem(request);
            if (problem != null) {
                return refuse(context, request, problem);
            }
        }
        return context.getInvokeAction();
    }

    private static Problem problem(HttpRequestPacket request) {
        if (request.getMethod() == Method.TRACE) {
            return Problem.METHOD;
        }
        if (!Address.isHost(request.getHeader(Header.Host))) {
            return Problem.HOST;
        }
        return Address.isPath(request.getRequestURI()) ? null : Problem.ADDRESS;
    }

    private static NextAction refuse(FilterChainContext context, HttpRequestPacket request, Problem problem) {
        var body = problem.body();
        var response = request.getResponse();
        response.setStatus(problem.status);
        response.setReasonPhrase(problem.reason);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        request.getProcessingState().setError(true); // the connection ends with it
        context.write(HttpContent.builder(response)
                .content(Buffers.wrap(context.getMemoryManager(), body)).last(true).build());
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
        return context.getStopAction();
    }
}
