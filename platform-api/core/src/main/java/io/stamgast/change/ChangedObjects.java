package io.stamgast.change;

import io.stamgast.account.AccountBody;
import io.stamgast.account.AccountViews;
import io.stamgast.ledger.statement.PostingView;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.member.MemberBody;
import io.stamgast.member.MemberViews;
import io.stamgast.purchase.PurchaseView;
import io.stamgast.purchase.Purchases;
import io.stamgast.redemption.RedemptionView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what changed as the API shows it, a set for each kind. */
final class ChangedObjects {

    private final Connection connection;
    private final int tenantId;

    /** @param connection a unit of work of the tenant */
    ChangedObjects(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** The changes in their order, each with its object as it is now. */
    List<ChangeView> show(List<Change> changes) throws SQLException {
        var ids = changes.stream().collect(Collectors.groupingBy(Change::kind,
                Collectors.mapping(Change::id, Collectors.toList())));
        Map<ChangeKind, Map<UUID, ?>> objects = new EnumMap<>(ChangeKind.class);
        for (var kind : ids.keySet()) {
            objects.put(kind, objects(kind, ids.get(kind)));
        }
        return changes.stream()
                .map(change -> ChangeView.of(change, objects.get(change.kind()).get(change.id()))).toList();
    }

    private Map<UUID, ?> objects(ChangeKind kind, Collection<UUID> ids) throws SQLException {
        return switch (kind) {
            case ACCOUNT -> byId(AccountViews.find(connection, tenantId, ids), AccountBody::id);
            case MEMBER -> byId(MemberViews.find(connection, tenantId, ids), MemberBody::id);
            case PURCHASE -> byId(Purchases.find(connection, tenantId, ids).values().stream().map(PurchaseView::of)
                    .toList(), PurchaseView::id);
            case REDEMPTION -> byId(RedemptionView.find(connection, tenantId, ids), RedemptionView::id);
            case POSTING -> byId(Statements.postings(connection, tenantId, ids), PostingView::id);
        };
    }

    private static <T> Map<UUID, T> byId(Collection<T> found, Function<T, UUID> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
