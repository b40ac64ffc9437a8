package io.stamgast.stripe.simulator.contract;

import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams;
import com.stripe.param.common.EmptyParam;
import io.stamgast.stripe.simulator.wire.Doc;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The parameters of a call, as one of the official client's parameter classes describes them. */
public final class Parameters {

    private static final Map<Class<?>, Map<String, Shape>> KNOWN = new ConcurrentHashMap<>();

    private final Class<?> described;
    private final Set<String> more;

    /** @param more top-level parameters of type text that the client has no class for, or puts elsewhere */
    public Parameters(Class<?> described, String... more) {
        this.described = described;
        this.more = Set.of(more);
    }

    public Set<String> names() {
        var names = new TreeSet<>(members(described).keySet());
        names.addAll(more);
        return names;
    }

    /** The values with their types; unknown parameters and values of another type are refused. */
    public Doc read(Map<String, Object> form) {
        var members = new HashMap<>(members(described));
        more.forEach(name -> members.put(name, Shape.TEXT));
        return new Doc(Shape.hashOf(() -> members).value("", form).getAsJsonObject());
    }

    private static Map<String, Shape> members(Class<?> type) {
        var known = KNOWN.get(type);
        if (known == null) {
            known = membersRead(type);
            KNOWN.put(type, known);
        }
        return known;
    }

    private static Map<String, Shape> membersRead(Class<?> type) {
        var members = new HashMap<String, Shape>();
        for (var field : type.getDeclaredFields()) {
            var name = field.getAnnotation(SerializedName.class);
            if (name == null || name.value().equals(ApiRequestParams.EXTRA_PARAMS_KEY)) {
                continue;
            }
            var several = field.getType() == Object.class || field.getType() == ApiRequestParams.EnumParam.class;
            members.put(name.value(), several ? alternatives(type, field.getName()) : shape(field.getGenericType()));
        }
        return members;
    }

    /** A field of several types is declared as an object: its builder's setters name them. */
    private static Shape alternatives(Class<?> type, String field) {
        var setter = "set" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
        var builder = Arrays.stream(type.getDeclaredClasses()).filter(inner -> inner.getSimpleName().equals("Builder"))
                .findAny().orElseThrow();
        var shapes = new ArrayList<Shape>();
        Arrays.stream(builder.getDeclaredMethods()).filter(method -> method.getName().equals(setter))
                .sorted(Comparator.comparingInt(Parameters::rank))
                .forEach(method -> shapes.add(shape(method.getGenericParameterTypes()[0])));
        return Shape.anyOf(shapes);
    }

    /** Text comes last, since everything is text. */
    private static int rank(Method setter) {
        var type = setter.getParameterTypes()[0];
        return type == EmptyParam.class ? 0 : type == String.class ? 2 : 1;
    }

    private static Shape shape(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? Shape.listOf(shape(generic.getActualTypeArguments()[0]))
                    : mapOf(generic.getActualTypeArguments()[1]);
        } else if (type == String.class) {
            return Shape.TEXT;
        } else if (type == Long.class) {
            return Shape.INTEGER;
        } else if (type == BigDecimal.class) {
            return Shape.DECIMAL;
        } else if (type == Boolean.class) {
            return Shape.FLAG;
        } else if (type == EmptyParam.class) {
            return Shape.EMPTY;
        }
        var described = (Class<?>) type;
        if (ApiRequestParams.EnumParam.class.isAssignableFrom(described)) {
            return Shape.oneOf(Arrays.stream(described.getEnumConstants())
                    .map(value -> ((ApiRequestParams.EnumParam) value).getValue()).toList());
        }
        return Shape.hashOf(() -> members(described));
    }

    private static Shape mapOf(Type value) {
        return Shape.mapOf(value == String.class || value == Object.class ? Shape.METADATA_VALUE : shape(value));
    }
}
