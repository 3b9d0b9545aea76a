package dev.wharf.admin.rest;

import java.util.Locale;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

import dev.wharf.transfer.TransferExport.Format;

/** Takes formats in lower case, as the contract has them. */
@Component
final class ExportFormatConverter implements Converter<String, Format> {

    @Override
    public Format convert(String source) {
        return Format.valueOf(source.toUpperCase(Locale.ROOT));
    }
}
