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
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.Witness;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Holds every exchange with the API against the committed document: each answer, the codes of refusals included, and
 * each request that succeeded.
 */
public final class Contract implements Witness {

    private static final String ROOT = "/api/v1/";
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

    @Override
    public void saw(Answer answer, String sent) {
        if (!answer.response().uri().getPath().startsWith(ROOT)) {
            return;
        }
        var report = answer.status() < 300 && isKnown(answer, sent)
                ? DOCUMENT.validate(request(answer, sent), response(answer))
                : DOCUMENT.validateResponse(path(answer), method(answer), response(answer));
        if (report.hasErrors() && !isNowhere(report, answer.status())) {
            throw new AssertionError("not as openapi.yaml says: " + report.getMessages().stream()
                    .map(ValidationReport.Message::toString).collect(Collectors.joining("\n", "\n", "\n")) + answer);
        }
    }

    /** A JSON body that was streamed can't be looked at; what else is streamed isn't JSON and is only counted in. */
    private static boolean isKnown(Answer answer, String sent) {
        return sent != null || answer.response().request().headers().firstValue("Content-Type")
                .filter("application/json"::equals).isEmpty();
    }

    /** What the document doesn't have isn't served, and nobody is told more without a token. */
    private static boolean isNowhere(ValidationReport report, int status) {
        var key = report.getMessages().get(0).getKey();
        return key.equals("validation.request.path.missing") && (status == 404 || status == 401)
                || key.equals("validation.request.operation.notAllowed") && (status == 405 || status == 401);
    }

    private static ValidationReport codeIsNamed(Response response, ApiOperation operation) {
        var named = operation.getOperation().getResponses().get(Integer.toString(response.getStatus()));
        if (response.getStatus() < 400 || named == null) {
            return ValidationReport.empty();
        }
        var code = code(response);
        return named.getDescription().contains("`" + code + "`") ? ValidationReport.empty()
                : ValidationReport.singleton(ValidationReport.Message.create("stamgast.code",
                        "The code " + code + " is not among those of " + response.getStatus()).build());
    }

    private static String code(Response response) {
        try {
            return JSON.readTree(response.getResponseBody().orElseThrow().toString(StandardCharsets.UTF_8))
                    .path("code").asText();
        } catch (IOException noJson) {
            return null;
        }
    }

    private static Request request(Answer answer, String sent) {
        var asked = answer.response().request();
        var request = new SimpleRequest.Builder(method(answer), path(answer));
        asked.headers().map().forEach(request::withHeader);
        var query = answer.response().uri().getRawQuery();
        for (var parameter : query == null ? new String[0] : query.split("&")) {
            var equals = parameter.indexOf('=');
            request.withQueryParam(parameter.substring(0, equals),
                    URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
        }
        if (sent != null) {
            request.withBody(sent);
        } else if (asked.bodyPublisher().isPresent()) {
            request.withBody("not JSON");
        }
        return request.build();
    }

    private static Response response(Answer answer) {
        var response = SimpleResponse.Builder.status(answer.status());
        answer.response().headers().map().forEach(response::withHeader);
        return (answer.text().isEmpty() ? response : response.withBody(answer.text())).build();
    }

    private static String path(Answer answer) {
        return answer.response().uri().getRawPath();
    }

    private static Request.Method method(Answer answer) {
        return Request.Method.valueOf(answer.response().request().method());
    }
}
