package io.stamgast.member;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.identity.FirstLogin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * A member on the wire; what GET returns can be PUT back, its read-only members are ignored.
 *
 * @param id read-only
 * @param account read-only: the address names it
 * @param email the login's name; fixed by the invitation
 * @param role {@code owner}, {@code buyer}, {@code approver} or {@code viewer}
 * @param language which the member is written to in: {@code en}, {@code nl}, {@code de} or {@code ru}; null for English
 * @param state {@code INVITED} until the first visit, then {@code ACTIVE}; read-only
 * @param createdAt read-only
 * @param login how the person logs in for the first time; only in the answer to the invitation
 */
@JsonIgnoreProperties(value = {"id", "account", "state", "createdAt", "login"}, allowGetters = true)
public record MemberBody(
        UUID id,
        UUID account,
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 200) String name,
        @NotNull MemberRole role,
        @Pattern(regexp = "en|nl|de|ru") String language,
        Member.State state,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) FirstLogin login) {

    static MemberBody of(Member member) {
        return of(member, null);
    }

    static MemberBody of(Member member, FirstLogin login) {
        return new MemberBody(member.id(), member.accountId(), member.email(), member.name(), member.role(),
                member.language(), member.state(), member.createdAt(), login);
    }
}
