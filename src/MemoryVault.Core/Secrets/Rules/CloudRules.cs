using MemoryVault.Secrets.Matching;

namespace MemoryVault.Secrets.Rules;

/// <summary>Keys of clouds, databases and hosts of programs.</summary>
internal static class CloudRules
{
    internal static TokenRule[] All { get; } =
    [
        new("aws-access-key-id", "AWS access key id", "AKIA{s:16}", "ASIA{s:16}", "ABIA{s:16}", "ACCA{s:16}"),
        new("aws-bedrock", "Amazon Bedrock API key", "ABSK{b:109-269}{e:0-2}", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{B:20+}"),
        new("azure-storage", "Azure Storage account key", "AccountKey={b:86}=="),
        new("azure-shared-access-key", "Azure Service Bus, Event Hubs or IoT Hub key", "SharedAccessKey={b:43}="),
        new("azure-sas", "Azure shared access signature", "sig={p:46-63}", "sig={b:43}=") { Check = token => token.EndsWith("%3D"u8) || token.EndsWith("%3d"u8) || token[^1] == '=' },
        new("azure-client-secret", "Microsoft Entra client secret", "{q:3}{d:1}<Q~>{q:31-34}"),
        new("azure-devops", "Azure DevOps personal access token", "{w:76}<AZDO>{w:4}"),
        new("azure-function", "Azure Functions key", "{t:44}<AzFu>{t:8}=="),
        new("azure-search", "Azure AI Search key", "{w:42}<AzSe>{w:6}"),
        new("azure-container-registry", "Azure Container Registry key", "{b:42}<+ACR>{w:6}"),
        new("azure-cosmos", "Azure Cosmos DB key", "{b:76}<ACDb>{b:6}=="),
        new("azure-ai", "Azure OpenAI or AI services key", "{w:52}<JQQJ99>{w:26}"),
        new("google-api-key", "Google API key", "AIza{t:35}"),
        new("google-oauth-secret", "Google OAuth client secret", "GOCSPX-{t:28}"),
        new("google-oauth-access", "Google OAuth access token", "ya29.{t:30+}"),
        new("google-oauth-refresh", "Google OAuth refresh token", "1//0{t:40-200}"),
        new("alibaba-access-key", "Alibaba Cloud access key id", "LTAI{w:20}"),
        new("tencent-secret-id", "Tencent Cloud secret id", "AKID{w:32}"),
        new("digitalocean", "DigitalOcean token", "dop_v1_{h:64}", "doo_v1_{h:64}", "dor_v1_{h:64}"),
        new("flyio", "Fly.io access token", "fo1_{t:43}", "fm1a_{b:100+}{e:0-3}", "fm1r_{b:100+}{e:0-3}", "fm2_{b:100+}{e:0-3}"),
        new("heroku", "Heroku API key", "HRKU-AA{t:58}"),
        new("netlify", "Netlify personal access token", "nfp_{w:36-40}"),
        new("scalingo", "Scalingo API token", "tk-us-{t:48}"),
        new("cloudflare-origin-ca", "Cloudflare origin CA key", "v1.0-{h:24}-{h:146}"),
        new("databricks", "Databricks access token", "dapi{h:32}", "dapi{h:32}-{d:1}"),
        new("planetscale", "PlanetScale token or password", "pscale_tkn_{v:32-64}", "pscale_oauth_{v:32-64}", "pscale_pw_{v:32-64}"),
        new("supabase", "Supabase access token or secret key", "sbp_{h:40}", "sb_secret_{t:31-64}"),
        new("clickhouse-cloud", "ClickHouse Cloud API key", "4b1d{w:38}"),
        new("vault", "HashiCorp Vault token", "hvs.{t:90-300}", "hvb.{t:138-300}", "hvr.{t:90-300}"),
        new("openshift", "OpenShift user token", "sha256~{t:43}"),
        new("tailscale", "Tailscale key", "tskey-{l:3-9}-{w:8-24}-{w:20-48}"),
        new("doppler", "Doppler token", "dp.pt.{w:40-44}", "dp.ct.{w:40-44}", "dp.sa.{w:40-44}", "dp.scim.{w:40-44}", "dp.audit.{w:40-44}"),
        new("1password", "1Password service account token", "ops_eyJ{B:250+}"),
        new("1password-secret-key", "1Password secret key", "A3-{u:6}-{u:11}-{u:5}-{u:5}-{u:5}", "A3-{u:6}-{u:6}-{u:5}-{u:5}-{u:5}-{u:5}"),
        new("dynatrace", "Dynatrace API token", "dt0c01.{u:24}.{u:64}"),
        new("grafana", "Grafana service account or cloud token", "glsa_{w:32}_{x:8}", "glc_{b:32-400}{e:0-3}"),
        new("new-relic", "New Relic key", "NRAK-{u:27}", "NRII-{t:32}", "NRJS-{h:19}"),
    ];
}
