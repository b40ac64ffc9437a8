package io.stamgast.kernel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Decimals travel as strings, because many readers of JSON make binary floating point of a number; a number is read
 * all the same. Times are RFC 3339 text only. Text is such as the database can store.
 */
final class ExactValues extends SimpleModule {

    /** Enough for any amount; no exponent can make a short text into a number of a million digits. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,24}(\\.\\d{1,18})?");
    private static final int MAX_DIGITS = 42;

    ExactValues() {
        addDeserializer(BigDecimal.class, new DecimalReader());
        addSerializer(BigDecimal.class, new DecimalWriter());
        addDeserializer(Instant.class, new TimeReader());
        addDeserializer(String.class, new TextReader());
    }

    private static final class DecimalReader extends StdScalarDeserializer<BigDecimal> {

        private DecimalReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return text(parser.getText(), context);
            }
            if (!parser.currentToken().isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
            }
            var number = parser.getDecimalValue();
            if (number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
                return (BigDecimal) context.handleWeirdNumberValue(BigDecimal.class, number, "out of range");
            }
            return number;
        }

        private static BigDecimal text(String text, DeserializationContext context) throws IOException {
            return DECIMAL.matcher(text).matches()
                    ? new BigDecimal(text)
                    : (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not a decimal number");
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

    private static final class TimeReader extends StdScalarDeserializer<Instant> {

        private TimeReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            var text = parser.getText();
            try {
                return Instant.parse(text);
            } catch (DateTimeException invalid) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time");
            }
        }
    }

    /** Text without the character U+0000, which PostgreSQL can't store. */
    private static final class TextReader extends StdScalarDeserializer<String> {

        private TextReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = StringDeserializer.instance.deserialize(parser, context);
            return text == null || text.indexOf('\0') < 0 ? text
                    : (String) context.handleWeirdStringValue(String.class, text, "holds the character U+0000");
        }
    }
}
