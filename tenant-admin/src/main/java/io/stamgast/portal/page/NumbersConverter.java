package io.stamgast.portal.page;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole numbers from 0, with commas between them: 7, 3, 1. Nothing written is none. */
@FacesConverter("numbers")
public class NumbersConverter implements Converter<List<Integer>> {

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(?:[,;\\s]+[0-9]{1,9}){0,99}");
    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");

    @Override
    public List<Integer> getAsObject(FacesContext faces, UIComponent component, String text) {
        return text == null ? List.of()
                : read(text.strip()).orElseThrow(() -> DecimalConverter.mistake("form.numbers"));
    }

    static Optional<List<Integer>> read(String written) {
        if (written.isEmpty()) {
            return Optional.of(List.of());
        }
        return NUMBERS.matcher(written).matches()
                ? Optional.of(Stream.of(BETWEEN.split(written)).map(Integer::valueOf).toList()) : Optional.empty();
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, List<Integer> numbers) {
        return numbers == null ? "" : numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
