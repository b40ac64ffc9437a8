package io.stamgast.message.delivery;

import io.stamgast.message.delivery.Outcome.Result;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** One connection to the mail server, for the e-mails of one turn. */
final class Post implements AutoCloseable {

    /** Makes the connection. */
    interface Connecting {
        void connect(Transport transport) throws MessagingException;
    }

    private static final int PERMANENT = 500;
    private static final int TEMPORARY = 400;

    private final Session session;
    private final Connecting connecting;
    private Transport transport;

    Post(Session session, Connecting connecting) {
        this.session = session;
        this.connecting = connecting;
    }

    Session session() {
        return session;
    }

    Outcome send(OutgoingMail mail) {
        try {
            connect();
        } catch (AuthenticationFailedException refused) {
            return new Outcome(Result.UNREACHABLE, "The mail server refuses our login: " + refused.getMessage());
        } catch (MessagingException failure) {
            return new Outcome(Result.UNREACHABLE, "The mail server can't be reached: " + failure.getMessage());
        }
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return Outcome.SENT;
        } catch (MessagingException failure) {
            return outcome(failure, mail.hasBegun());
        }
    }

    private void connect() throws MessagingException {
        if (transport == null) {
            transport = session.getTransport("smtp");
        }
        if (!transport.isConnected()) {
            connecting.connect(transport);
        }
    }

    /** An answer of the server's decides; without one, it counts whether the message itself was being sent. */
    private static Outcome outcome(MessagingException failure, boolean begun) {
        for (Exception cause = failure; cause != null;
                cause = cause instanceof MessagingException outer ? outer.getNextException() : null) {
            var code = code(cause);
            if (code.isPresent() && code.getAsInt() >= TEMPORARY) {
                return new Outcome(code.getAsInt() >= PERMANENT ? Result.REFUSED : Result.DELAYED,
                        cause.getMessage());
            }
        }
        return begun ? new Outcome(Result.UNKNOWN, "The connection broke while it was sent: " + failure.getMessage())
                : new Outcome(Result.UNREACHABLE, "The connection broke: " + failure.getMessage());
    }

    private static OptionalInt code(Exception failure) {
        if (failure instanceof SMTPAddressFailedException recipient) {
            return OptionalInt.of(recipient.getReturnCode());
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return OptionalInt.of(sender.getReturnCode());
        }
        return failure instanceof SMTPSendFailedException send ? OptionalInt.of(send.getReturnCode())
                : OptionalInt.empty();
    }

    @Override
    public void close() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException gone) {
                transport = null; // what was sent is sent
            }
        }
    }
}
