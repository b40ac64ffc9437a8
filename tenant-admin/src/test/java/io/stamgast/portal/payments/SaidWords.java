package io.stamgast.portal.payments;

import io.stamgast.portal.language.Words;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says the key and the values instead of a sentence. */
public class SaidWords extends Words {

    @Override
    public String say(String key, Object... values) {
        return Stream.concat(Stream.of(key), Arrays.stream(values).map(Object::toString))
                .collect(Collectors.joining(" "));
    }
}
