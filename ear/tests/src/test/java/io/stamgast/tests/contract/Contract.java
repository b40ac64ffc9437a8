package io.stamgast.tests.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stamgast.tests.platform.Exchange;
import io.stamgast.tests.platform.Witness;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds every exchange with the API against the committed document: each answer, the codes of refusals included, and
 * each request that succeeded.
 */
public final class Contract implements Witness {

    private static final String ROOT = "/api/v1/";
    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApiInteractionValidator DOCUMENT = OpenApiInteractionValidator
            .createForSpecificationUrl(System.getProperty("stamgast.openapi"))
            .withStrictOperationPathMatching()
            .withLevelResolver(LevelResolver.create()
                    .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                    // what needs no body ignores one
                    .withLevel("validation.request.body.unexpected", Level.IGNORE).build())
            .withCustomResponseValidation(Contract::codeIsNamed)
            .build();

    private static final Set<String> VERBS = Arrays.stream(Request.Method.values()).map(Enum::name)
            .collect(Collectors.toSet());

    @Override
    public void saw(Exchange exchange) {
        if (!exchange.path().startsWith(ROOT)) {
            return;
        }
        if (!VERBS.contains(exchange.method())) {
            requireRefused(exchange);
            return;
        }
        // what was refused may have been no request at all
        var whole = exchange.status() < 300 && isKnown(exchange);
        var request = whole ? request(exchange) : new SimpleRequest.Builder(method(exchange), exchange.path()).build();
        difference(request, whole, response(exchange)).ifPresent(difference -> {
            throw new AssertionError("not as openapi.yaml says: " + difference + exchange);
        });
    }

    private static void requireRefused(Exchange exchange) {
        if (exchange.status() < 400) {
            throw new AssertionError("not as openapi.yaml says: a method that it doesn't know\n" + exchange);
        }
    }

    /**
     * What is not as the document says.
     *
     * @param whole whether the request is all that was sent, so that it can be held against it once it succeeded
     */
    public static Optional<String> difference(Request request, boolean whole, Response response) {
        var report = response.getStatus() < 300 && whole ? DOCUMENT.validate(request, response)
                : DOCUMENT.validateResponse(request.getPath(), request.getMethod(), response);
        if (!report.hasErrors() || isNowhere(report, response)) {
            return Optional.empty();
        }
        return Optional.of(report.getMessages().stream().map(ValidationReport.Message::toString)
                .collect(Collectors.joining("\n", "\n", "\n")));
    }

    /** A JSON body that was streamed can't be looked at; what else is streamed isn't JSON and is only counted in. */
    private static boolean isKnown(Exchange exchange) {
        return exchange.sent() != null
                || !exchange.asked().getOrDefault("Content-Type", List.of()).contains("application/json");
    }

    /** What the document doesn't have isn't served, nobody is told more without a token, nor of what can't be read. */
    private static boolean isNowhere(ValidationReport report, Response response) {
        var status = response.getStatus();
        var told = status == 401 || status == 400 && "bad-request".equals(code(response));
        return switch (report.getMessages().get(0).getKey()) {
            case "validation.request.path.missing" -> status == 404 || told;
            case "validation.request.operation.notAllowed" -> status == 405 || told;
            default -> false;
        };
    }

    private static ValidationReport codeIsNamed(Response response, ApiOperation operation) {
        var named = operation.getOperation().getResponses().get(Integer.toString(response.getStatus()));
        if (response.getStatus() < 400 || named == null || !named.getContent().containsKey(PROBLEM)) {
            return ValidationReport.empty();
        }
        var code = code(response);
        return named.getDescription().contains("`" + code + "`") ? ValidationReport.empty()
                : ValidationReport.singleton(ValidationReport.Message.create("stamgast.code",
                        "The code " + code + " is not among those of " + response.getStatus()).build());
    }

    private static String code(Response response) {
        try {
            var body = response.getResponseBody();
            return body.isEmpty() ? null
                    : JSON.readTree(body.get().toString(StandardCharsets.UTF_8)).path("code").asText();
        } catch (IOException noJson) {
            return null;
        }
    }

    private static Request request(Exchange exchange) {
        var request = new SimpleRequest.Builder(method(exchange), exchange.path());
        exchange.asked().forEach(request::withHeader);
        for (var parameter : exchange.query().isEmpty() ? new String[0] : exchange.query().split("&")) {
            var parts = parameter.split("=", 2);
            request.withQueryParam(parts[0],
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        if (exchange.hasBody()) {
            request.withBody(exchange.sent() == null ? "not JSON" : exchange.sent());
        }
        return request.build();
    }

    private static Response response(Exchange exchange) {
        var response = SimpleResponse.Builder.status(exchange.status());
        exchange.answered().forEach(response::withHeader);
        return (exchange.text().isEmpty() ? response : response.withBody(exchange.text())).build();
    }

    private static Request.Method method(Exchange exchange) {
        return Request.Method.valueOf(exchange.method());
    }
}
