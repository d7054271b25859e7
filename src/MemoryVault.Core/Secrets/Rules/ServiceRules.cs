namespace MemoryVault.Secrets.Rules;

/// <summary>Keys of payment services, shops and other programs on the web.</summary>
internal static class ServiceRules
{
    internal static TokenRule[] All { get; } =
    [
        new("stripe", "Stripe secret or restricted key", "sk_live_{w:10-120}", "rk_live_{w:10-120}", "sk_test_{w:10-120}", "rk_test_{w:10-120}", "sk_org_live_{w:10-120}"),
        new("stripe-webhook", "Stripe webhook signing secret", "whsec_{b:32-64}{e:0-2}"),
        new("square", "Square access token or secret", "sq0atp-{t:22}", "sq0csp-{t:43}", "EAAA{t:60}"),
        new("shopify", "Shopify token or shared secret", "shpat_{x:32}", "shpca_{x:32}", "shppa_{x:32}", "shpss_{x:32}"),
        new("facebook", "Facebook page or user access token", "EAAC{w:100+}", "EAAM{w:100+}"),
        new("linear", "Linear API key", "lin_api_{w:40}"),
        new("notion", "Notion integration token", "ntn_{d:11}{w:35}", "secret_{w:43}"),
        new("figma", "Figma access token", "figd_{t:40-64}"),
        new("airtable", "Airtable personal access token", "pat{w:14}.{h:64}"),
        new("contentful", "Contentful management token", "CFPAT-{t:43}"),
        new("typeform", "Typeform token", "tfp_{v:40-64}"),
        new("readme", "ReadMe API key", "rdme_{l:70}"),
        new("mapbox", "Mapbox secret token", "sk.eyJ{w:60-120}.{t:22}"),
        new("duffel", "Duffel API token", "duffel_test_{t:43}", "duffel_live_{t:43}"),
        new("easypost", "EasyPost API key", "EZAK{w:54}", "EZTK{w:54}"),
        new("flutterwave", "Flutterwave secret key", "FLWSECK_TEST-{w:32}-X", "FLWSECK-{w:32}-X"),
        new("frameio", "Frame.io token", "fio-u-{v:64}"),
        new("shippo", "Shippo API token", "shippo_live_{x:40}", "shippo_test_{x:40}"),
        new("plaid", "Plaid access token", "access-sandbox-{t:36}", "access-production-{t:36}", "access-development-{t:36}"),
        new("adobe", "Adobe client secret", "p8e-{w:32}"),
        new("adafruit", "Adafruit IO key", "aio_{w:28}"),
        new("maxmind", "MaxMind licence key", "{w:6}_{w:29}<_mmk>"),
        new("age-secret-key", "age secret key", "AGE-SECRET-KEY-1{u:58}") { Check = Matching.Checksums.AgeKey },
    ];
}
