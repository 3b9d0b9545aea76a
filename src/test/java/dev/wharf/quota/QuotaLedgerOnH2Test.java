package dev.wharf.quota;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:usage;DB_CLOSE_DELAY=-1")
class QuotaLedgerOnH2Test extends QuotaLedgerContract {}
