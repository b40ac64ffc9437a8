package io.stamgast.web;

import io.stamgast.kernel.DomainException;
import jakarta.ws.rs.core.EntityTag;

/** Entity tags of what people edit: the version, so that a lost update is refused with 412. */
public final class EntityTags {

    private EntityTags() {
    }

    public static EntityTag of(int version) {
        return new EntityTag(Integer.toString(version));
    }

    /** The header of whoever has read that version, for {@link #require}. */
    public static String ifMatch(int version) {
        return "\"" + version + "\"";
    }

    /**
     * @param ifMatch the request's header; null lets the update through
     * @throws DomainException ({@code lost-update}, 412) when it names another version
     */
    public static void require(String ifMatch, int version, String type, Object id) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(ifMatch(version))) {
            throw DomainException.lostUpdate(type, id);
        }
    }
}
