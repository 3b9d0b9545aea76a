package dev.wharf.gateway;

import java.time.Clock;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.audit.AuditLog;
import dev.wharf.ftp.FtpServerSettings;
import dev.wharf.ftp.TlsMode;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.routing.DeliveryLedger;
import dev.wharf.storage.DataDirectory;
import dev.wharf.storage.Durability;
import dev.wharf.transfer.TransferLog;

/** The parts that are no components of their own. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    /** A part like the others, so that what can't be is said before anything begins, and before others who read certificates stumble over it. */
    @Bean
    FtpServerSettings ftpServerSettings(FtpProperties properties, SslBundles bundles, DataDirectory dataDirectory) {
        TlsContexts tls = properties.tls().mode() == TlsMode.OFF ? null : TlsContexts.of(properties.tls(), bundles, dataDirectory.path());
        return FtpSettings.of(properties, tls);
    }

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
