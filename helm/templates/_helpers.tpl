{{- define "wharf.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "wharf.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else if contains (include "wharf.name" .) .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "wharf.name" .) | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "wharf.selector" -}}
app.kubernetes.io/name: {{ include "wharf.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "wharf.labels" -}}
{{ include "wharf.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* Name of the secret with the administrator's password; empty where Wharf makes one up. */}}
{{- define "wharf.adminSecret" -}}
{{- if .Values.admin.existingSecret -}}
{{- .Values.admin.existingSecret -}}
{{- else if .Values.admin.password -}}
{{- include "wharf.fullname" . -}}
{{- end -}}
{{- end -}}

{{/* Name of the secret with the database's password; empty for the embedded database. */}}
{{- define "wharf.databaseSecret" -}}
{{- if .Values.database.url -}}
{{- if .Values.database.existingSecret -}}
{{- .Values.database.existingSecret -}}
{{- else if .Values.database.password -}}
{{- include "wharf.fullname" . -}}
{{- else -}}
{{- fail "database.url is set: set database.password or database.existingSecret too" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "wharf.lastPassivePort" -}}
{{- $last := sub (add (int .Values.ftp.passivePorts.first) (int .Values.ftp.passivePorts.count)) 1 -}}
{{- if gt (int $last) 65535 -}}
{{- fail "ftp.passivePorts: the last port is beyond 65535" -}}
{{- end -}}
{{- $last -}}
{{- end -}}

{{/* application.yaml: what the values say, then what config says. */}}
{{- define "wharf.config" -}}
{{- $tls := dict "mode" .Values.ftp.tls.mode -}}
{{- $ftp := dict "port" (int .Values.ftp.port) "tls" $tls
    "passive-ports" (printf "%d-%s" (int .Values.ftp.passivePorts.first) (include "wharf.lastPassivePort" .))
    "drain-timeout" (printf "%ds" (int .Values.ftp.drainTimeoutSeconds)) -}}
{{- if .Values.ftp.passiveAddress -}}
{{- $_ := set $ftp "passive-address" .Values.ftp.passiveAddress -}}
{{- end -}}
{{- if .Values.ftp.implicitTlsPort -}}
{{- $_ := set $ftp "implicit-tls-port" 2990 -}}
{{- end -}}
{{- $config := dict "wharf" (dict "demo" false "data-directory" "/data" "admin" (dict "username" .Values.admin.username) "ftp" $ftp) -}}
{{- $spring := dict -}}
{{- if .Values.database.url -}}
{{- $_ := set $spring "datasource" (dict "url" .Values.database.url "username" .Values.database.username) -}}
{{- end -}}
{{- if .Values.ftp.tls.secretName -}}
{{- $_ := set $tls "bundle" "wharf" -}}
{{- $keystore := dict "certificate" "file:/etc/wharf/tls/tls.crt" "private-key" "file:/etc/wharf/tls/tls.key" -}}
{{- $_ := set $spring "ssl" (dict "bundle" (dict "pem" (dict "wharf" (dict "reload-on-update" true "keystore" $keystore)))) -}}
{{- end -}}
{{- if $spring -}}
{{- $_ := set $config "spring" $spring -}}
{{- end -}}
{{- mustMergeOverwrite $config (deepCopy .Values.config) | toYaml -}}
{{- end -}}
