package dev.wharf.gateway;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.audit.AuditLog;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.routing.DeliveryLedger;
import dev.wharf.storage.Durability;
import dev.wharf.transfer.TransferLog;

/** The parts that are no components of their own. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean(destroyMethod = "close")
    ReceiptWriter receiptWriter(TransactionTemplate transactions, TransferLog transferLog, QuotaLedger quota, DeliveryLedger deliveries,
            AuditLog audit,
            EmbeddedDatabase database, GatewayProperties properties) {
        Runnable afterCommit = properties.durability() == Durability.DISK ? database::flush : () -> {
        };
        return new ReceiptWriter(new ReceiptTransaction(transactions, transferLog, quota, deliveries, audit, afterCommit));
    }

    @Bean
    Receipts receipts(ReceiptWriter writer, QuotaLedger quota, DeliveryLedger deliveries, ReceiptRevocation revocation, GatewayState state,
            GatewayProperties properties, Clock clock) {
        return new Receipts(writer, quota, deliveries, revocation, state, properties.algorithm(), clock);
    }
}
