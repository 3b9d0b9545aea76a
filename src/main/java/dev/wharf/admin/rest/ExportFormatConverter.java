package dev.wharf.admin.rest;

import dev.wharf.transfer.TransferExport.Format;
import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Takes formats in lower case, as the contract has them. */
@Component
final class ExportFormatConverter implements Converter<String, Format> {

    @Override
    public Format convert(String source) {
        return Format.valueOf(source.toUpperCase(Locale.ROOT));
    }
}
