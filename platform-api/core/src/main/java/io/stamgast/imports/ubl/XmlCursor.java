package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Meter;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.Unpacked;
import io.stamgast.web.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through the elements of an XML document that strangers wrote. Nothing but the document is ever read: a DOCTYPE
 * is refused, and so are documents that would need memory without bounds. What is called an element here has its
 * schema's usual prefix ({@code cbc:ID}), whichever the document uses; an element of another schema has no name.
 */
final class XmlCursor {

    /** How deep elements may stand in each other. */
    static final int MAX_DEPTH = 100;
    /** How many different names and namespaces a document may use; UBL has about 3,000. */
    static final int MAX_NAMES = 10_000;
    /** How many characters an element may hold that is read. */
    static final int MAX_TEXT = 10_000;
    /** How much may stand between the beginnings and ends of elements: the longest tag or comment. */
    static final long MAX_STEP_BYTES = (1L << 20) + 2L * Unpacked.BUFFER_BYTES;

    private static final String SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final Map<String, String> PREFIXES = Map.of(SCHEMA + "CommonBasicComponents-2", "cbc:",
            SCHEMA + "CommonAggregateComponents-2", "cac:", SCHEMA + "Invoice-2", "", SCHEMA + "CreditNote-2", "");
    private static final Set<String> ROOTS = Set.of("Invoice", "CreditNote");
    private static final String[] QUALIFIERS = {"currencyID", "schemeID", "unitCode", "listID"};

    /**
     * What an element says.
     *
     * @param text without white space around it
     * @param qualifier its {@code currencyID}, {@code schemeID}, {@code unitCode} or {@code listID}; null for none
     * @param place where it stands
     */
    record Value(String text, String qualifier, String place) {

        Value orNull() {
            return text.isEmpty() ? null : this;
        }
    }

    /** The document can't be read any further; the message says why, in words that follow its name. */
    static final class Unreadable extends Exception {

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    private final String file;
    private final Meter meter;
    private final XMLStreamReader reader;
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<String> names = new HashSet<>();
    private String lastOfRoot = "";
    private int index;

    /** @param file its name in the upload; null when it is the upload */
    XmlCursor(InputStream content, Meter meter, String file) throws Unreadable {
        this.file = file;
        this.meter = meter;
        try {
            reader = factory().createXMLStreamReader(content);
        } catch (XMLStreamException invalid) {
            throw broken(invalid);
        }
    }

    /** The JDK's own, whatever else is on the class path: its behaviour with what is switched off here is tested. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("names another file, which is not read");
        });
        return factory;
    }

    /**
     * Goes to the document's outermost element.
     *
     * @return {@code Invoice} or {@code CreditNote}
     * @throws Unreadable for any other
     */
    String root() throws Unreadable {
        var event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next();
        }
        var name = reader.getLocalName();
        if (!ROOTS.contains(name) || !(SCHEMA + name + "-2").equals(reader.getNamespaceURI())) {
            throw unreadable("has the root element " + inWords(name, reader.getNamespaceURI())
                    + ", where an Invoice or a CreditNote of UBL 2.1 must stand");
        }
        return name;
    }

    private static String inWords(String name, String namespace) {
        return Problem.excerpt(name) + (namespace == null ? " without a namespace"
                : " of the namespace " + Problem.excerpt(namespace));
    }

    /** Reads what stands after the outermost element, which must be nothing. */
    void finish() throws Unreadable {
        while (hasMore()) {
            next();
        }
    }

    /**
     * Goes to the next element within the one whose children are gone through: the one that was met last, until its
     * end is met.
     *
     * @return false at its end
     */
    boolean child() throws Unreadable {
        while (true) {
            var event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
    }

    /** The element's name; empty when it is of another schema. */
    String name() {
        return path.getLast();
    }

    private String qualifier() {
        return Stream.of(QUALIFIERS).map(name -> reader.getAttributeValue(null, name))
                .filter(value -> value != null && !value.isBlank()).findFirst().map(String::strip).orElse(null);
    }

    /** Where the element stands, such as {@code /Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity, line 17}. */
    String place() {
        var place = new StringBuilder();
        var depth = 0;
        for (var name : path) {
            place.append('/').append(name.isEmpty() ? "*" : name);
            if (++depth == 2) {
                place.append('[').append(index).append(']');
            }
        }
        place.append(", line ").append(line());
        return file == null ? place.toString() : place + " of " + file;
    }

    private int line() {
        return reader.getLocation().getLineNumber();
    }

    /** Reads the element, which must hold a text and no elements, to its end. */
    Value value() throws RowRefused, Unreadable {
        var place = place();
        var qualifier = qualifier();
        var text = new StringBuilder();
        for (var event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new RowRefused(null, "invalid-document", "holds an element where a text must stand").at(place);
            }
            if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                if (text.length() + reader.getTextLength() > MAX_TEXT) {
                    throw new RowRefused(null, "too-long", "has more than " + MAX_TEXT + " characters").at(place);
                }
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
        return new Value(text.toString().strip(), qualifier, place);
    }

    /**
     * Reads an element that may stand once.
     *
     * @param earlier what an earlier one said; null for none
     * @return null when it says nothing
     */
    Value once(Value earlier) throws RowRefused, Unreadable {
        var value = value().orNull();
        if (earlier != null && value != null) {
            throw new RowRefused(null, "invalid-document", "an element stands twice").at(value.place());
        }
        return earlier == null ? value : earlier;
    }

    /**
     * Reads the element to its end.
     *
     * @param names of elements in each other
     * @return what the first at that path within it says; null when there is none, or it says nothing
     */
    Value find(String... names) throws RowRefused, Unreadable {
        Value found = null;
        while (child()) {
            if (found != null || !name().equals(names[0])) {
                skip();
            } else if (names.length == 1) {
                found = value().orNull();
            } else {
                found = find(Arrays.copyOfRange(names, 1, names.length));
            }
        }
        return found;
    }

    /** Goes to the element's end, whatever it holds. */
    void skip() throws Unreadable {
        leave(path.size());
    }

    /** Goes to the end of the element that stands so deep; the outermost stands at 1. Does nothing after its end. */
    void leave(int depth) throws Unreadable {
        while (path.size() >= depth) {
            next();
        }
    }

    private int next() throws Unreadable {
        try {
            var event = reader.next();
            meter.markHere();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> enter();
                case XMLStreamConstants.END_ELEMENT -> path.removeLast();
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> remember(reader.getPITarget());
                case XMLStreamConstants.DTD -> throw unreadable("has a DOCTYPE, which is not taken");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw unreadable("refers to an entity it doesn't declare");
                default -> { }
            }
            return event;
        } catch (XMLStreamException invalid) {
            throw broken(invalid);
        }
    }

    private boolean hasMore() throws Unreadable {
        try {
            return reader.hasNext();
        } catch (XMLStreamException invalid) {
            throw broken(invalid);
        }
    }

    private void enter() throws Unreadable {
        var prefix = PREFIXES.get(reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI());
        var name = prefix == null ? "" : prefix + reader.getLocalName();
        if (path.size() == 1) {
            index = name.equals(lastOfRoot) ? index + 1 : 1;
            lastOfRoot = name;
        }
        path.addLast(name);
        if (path.size() > MAX_DEPTH) {
            throw unreadable("has elements more than " + MAX_DEPTH + " deep in each other");
        }
        rememberNames();
    }

    /** The parser keeps every name it meets. */
    private void rememberNames() throws Unreadable {
        remember(reader.getLocalName());
        remember(reader.getPrefix());
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            remember(reader.getAttributeLocalName(i));
            remember(reader.getAttributePrefix(i));
        }
        for (var i = 0; i < reader.getNamespaceCount(); i++) {
            remember(reader.getNamespacePrefix(i));
            remember(reader.getNamespaceURI(i));
        }
    }

    private void remember(String name) throws Unreadable {
        if (names.add(name) && names.size() > MAX_NAMES) {
            throw unreadable("uses more than " + MAX_NAMES + " different names");
        }
    }

    private Unreadable unreadable(String why) {
        return new Unreadable(why + " (line " + line() + ")");
    }

    private static Unreadable broken(XMLStreamException invalid) {
        var line = invalid.getLocation() == null ? 1 : Math.max(1, invalid.getLocation().getLineNumber());
        return new Unreadable(why(invalid) + " (line " + line + ")");
    }

    private static String why(XMLStreamException invalid) {
        if (invalid.getNestedException() instanceof CharConversionException) {
            return "is not written in the encoding that it names";
        }
        if (invalid.getNestedException() instanceof Meter.TooMuch) {
            return "has a tag or a comment of more than 1 MB, or more than 4 GB in all";
        }
        if (invalid.getNestedException() instanceof IOException failure) {
            return Unpacked.damage(failure).orElse("can't be read: " + failure.getMessage());
        }
        var message = String.valueOf(invalid.getMessage()).replaceFirst("(?s)^.*?\\nMessage: ", "");
        return "is no well-formed XML: " + Problem.excerpt(message.strip());
    }
}
