package io.stamgast.message.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stamgast.kernel.CurrentTenant;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;

/**
 * An e-mail as it goes over the wire. It has the same Message-ID at every attempt, made from the outbox's row, and
 * knows whether its content has begun to be sent.
 */
final class OutgoingMail extends MimeMessage {

    private final String messageId;
    private boolean begun;

    /** @param from the address that the tenant's name stands before */
    OutgoingMail(Session session, Claim claim, Content content, String from, Instant now)
            throws MessagingException, UnsupportedEncodingException {
        super(session);
        messageId = "<" + claim.id() + "." + claim.tenantId() + from.substring(from.lastIndexOf('@')) + ">";
        setFrom(new InternetAddress(from, content.sender(), UTF_8.name()));
        setRecipient(Message.RecipientType.TO,
                new InternetAddress(claim.recipient(), claim.recipientName(), UTF_8.name()));
        setSubject(subject(claim), UTF_8.name());
        setSentDate(Date.from(now));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("Content-Language", claim.language().code());
        if (content.unsubscribe() != null) {
            setHeader("List-Unsubscribe", "<" + content.unsubscribe() + ">");
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        setContent(new MimeMultipart("alternative", part(content.text(), "plain"), part(content.html(), "html")));
        saveChanges();
    }

    /**
     * What is made of the letter for this sending.
     *
     * @param sender the tenant's name
     * @param unsubscribe the address to unsubscribe at; null for what can't be refused
     */
    record Content(String sender, String text, String html, String unsubscribe) {
    }

    /** So that nobody takes what comes of a test for what counts. */
    private static String subject(Claim claim) {
        return (CurrentTenant.isTest(claim.tenantId()) ? "[Test] " : "") + claim.letter().subject();
    }

    private static BodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8.name(), subtype);
        return part;
    }

    /** Whether the mail server has been given anything of the content: from then on, it may have arrived. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** Called by the transport once the server has said that it waits for the content. */
    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        begun = true;
        super.writeTo(out, ignored);
    }
}
