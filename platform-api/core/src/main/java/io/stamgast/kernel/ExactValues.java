package io.stamgast.kernel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Decimals travel as strings, because many readers of JSON make binary floating point of a number; a number is read
 * all the same. Texts, times, days, ids and names are read from texts only, and from no other way of writing
 * them.
 */
final class ExactValues extends SimpleModule {

    ExactValues() {
        addDeserializer(BigDecimal.class, new DecimalReader());
        addSerializer(BigDecimal.class, new DecimalWriter());
        addDeserializer(String.class, new TextReader<>(String.class, text -> text));
        addDeserializer(Instant.class, new TextReader<>(Instant.class, Times::parse));
        addDeserializer(LocalDate.class, new TextReader<>(LocalDate.class, LocalDate::parse));
        addDeserializer(UUID.class, new TextReader<>(UUID.class, Ids::parse));
        setDeserializerModifier(new BeanDeserializerModifier() {
            @Override
            public JsonDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
                                                              BeanDescription description,
                                                              JsonDeserializer<?> reader) {
                return new NameReader(reader);
            }
        });
    }

    /** The cause is for whoever tells the caller what is wrong. */
    private static JsonMappingException refusal(JsonParser parser, String message) {
        return JsonMappingException.from(parser, message, new IllegalArgumentException(message));
    }

    private static final class DecimalReader extends StdScalarDeserializer<BigDecimal> {

        private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
        /**
         * More than any field takes, which tells its own limit; no exponent can make a short text into a number of a
         * million digits.
         */
        private static final int BEFORE_POINT = 24;
        private static final int AFTER_POINT = 18;

        private DecimalReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return text(parser, context);
            }
            if (!parser.currentToken().isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
            }
            return requireSize(parser, parser.getDecimalValue());
        }

        private static BigDecimal text(JsonParser parser, DeserializationContext context) throws IOException {
            var text = parser.getText();
            if (!DECIMAL.matcher(text).matches()) {
                return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not a decimal number");
            }
            if (text.length() > BEFORE_POINT + AFTER_POINT + 2) {
                throw tooLong(parser); // before it is read, which costs more the longer it is
            }
            return requireSize(parser, new BigDecimal(text));
        }

        private static BigDecimal requireSize(JsonParser parser, BigDecimal number) throws JsonMappingException {
            if ((long) number.precision() - number.scale() > BEFORE_POINT || number.scale() > AFTER_POINT) {
                throw tooLong(parser);
            }
            return number;
        }

        private static JsonMappingException tooLong(JsonParser parser) {
            return refusal(parser, "has too many digits");
        }
    }

    private static final class DecimalWriter extends StdScalarSerializer<BigDecimal> {

        private DecimalWriter() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toPlainString());
        }
    }

    /** One of an enum's names, without the blanks that Jackson would take off. */
    private static final class NameReader extends DelegatingDeserializer {

        private NameReader(JsonDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
            return new NameReader(reader);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
            return text.equals(text.trim()) ? super.deserialize(parser, context)
                    : context.handleWeirdStringValue(handledType(), text, "not such a name");
        }
    }

    /** A text, or what is written as one. */
    private static final class TextReader<T> extends StdScalarDeserializer<T> {

        private final Class<T> type;
        private final transient Function<String, T> read;

        /** @param read throws one of Java's own exceptions for a text that is none */
        private TextReader(Class<T> type, Function<String, T> read) {
            super(type);
            this.type = type;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            var text = parser.getText();
            if (!Storable.isText(text)) {
                throw refusal(parser, Storable.REFUSAL);
            }
            try {
                return read.apply(text);
            } catch (DateTimeException | IllegalArgumentException invalid) {
                return type.cast(context.handleWeirdStringValue(type, text, "not such a text"));
            }
        }
    }
}
