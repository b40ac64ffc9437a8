package io.stamgast.wallet.observation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.stamgast.kernel.DomainException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of {@code POST /wallet-observations}: one observation, or an array of up to 10,000.
 *
 * @param one true when it was sent as an object and not as an array
 */
@JsonDeserialize(using = ObservationBody.Reader.class)
public record ObservationBody(boolean one, List<NewObservation> observations) {

    static final int MAX_OBSERVATIONS = 10_000;

    static final class Reader extends StdDeserializer<ObservationBody> {

        Reader() {
            super(ObservationBody.class);
        }

        @Override
        public ObservationBody deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                return new ObservationBody(true, List.of(context.readValue(json, NewObservation.class)));
            }
            var observations = new ArrayList<NewObservation>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (observations.size() == MAX_OBSERVATIONS) {
                    throw DomainException.tooLarge("One request takes " + MAX_OBSERVATIONS + " observations at most.");
                }
                observations.add(element(json, context, observations));
            }
            return new ObservationBody(false, observations);
        }

        private static NewObservation element(JsonParser json, DeserializationContext context, List<?> before)
                throws IOException {
            try {
                return json.currentToken() == JsonToken.VALUE_NULL ? null
                        : context.readValue(json, NewObservation.class);
            } catch (JsonMappingException wrong) {
                throw JsonMappingException.wrapWithPath(wrong, before, before.size());
            }
        }
    }
}
