using System.Text;

namespace MemoryVault.Tests.Secrets;

/// <summary>
/// Random tokens of each rule, written from the vendors' descriptions and not from the scanner's table. They are put together when the tests run, so
/// that no scanner of a host takes this file for a leak.
/// </summary>
internal sealed class SampleTokens(int seed)
{
    private const string Digits = "0123456789";
    private const string Small = "abcdefghijklmnopqrstuvwxyz";
    private const string Capital = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Base62 = Digits + Capital + Small;

    private readonly Random _random = new(seed);

    internal static IReadOnlyDictionary<string, Func<SampleTokens, string>> ByRule { get; } = new Dictionary<string, Func<SampleTokens, string>>
    {
        ["github-pat"] = s => s.Checked("gh" + "p_"),
        ["github-oauth"] = s => s.Checked("gh" + "o_"),
        ["github-app-user"] = s => s.Checked("gh" + "u_"),
        ["github-app-installation"] = s => s.Checked("gh" + "s_"),
        ["github-refresh"] = s => "gh" + "r_" + s.W(76),
        ["github-fine-grained-pat"] = s => "github" + "_pat_" + s.W(22) + "_" + s.W(59),
        ["gitlab-pat"] = s => "gl" + "pat-" + s.W(20),
        ["gitlab-oauth-secret"] = s => "gl" + "oas-" + s.H(64),
        ["gitlab-deploy"] = s => "gl" + "dt-" + s.W(20),
        ["gitlab-runner"] = s => "gl" + "rt-" + s.W(20),
        ["gitlab-job"] = s => "gl" + "cbt-" + s.W(2) + "_" + s.W(20),
        ["gitlab-trigger"] = s => "gl" + "ptt-" + s.H(40),
        ["gitlab-feed"] = s => "gl" + "ft-" + s.W(20),
        ["gitlab-incoming-mail"] = s => "gl" + "imt-" + s.W(25),
        ["gitlab-agent"] = s => "gl" + "agent-" + s.W(50),
        ["gitlab-scim"] = s => "gl" + "soat-" + s.W(20),
        ["gitlab-feature-flags"] = s => "gl" + "ffct-" + s.W(20),
        ["bitbucket-atlassian"] = s => "ATAT" + "T3" + s.W(186),
        ["sourcegraph"] = s => "sg" + "p_" + s.H(16) + "_" + s.H(40),
        ["npm"] = s => s.Checked("np" + "m_"),
        ["pypi"] = s => "py" + "pi-AgEIcHlwaS5vcmc" + s.W(150),
        ["rubygems"] = s => "rubygems" + "_" + s.H(48),
        ["nuget"] = s => "oy" + "2" + s.L(43),
        ["crates-io"] = s => "ci" + "o" + s.W(32),
        ["clojars"] = s => "CLOJARS" + "_" + s.L(60),
        ["docker-hub"] = s => "dckr" + "_pat_" + s.W(27),
        ["artifactory"] = s => "AK" + "Cp" + s.W(69),
        ["circleci"] = s => "CCI" + "PAT_" + s.W(22) + "_" + s.H(40),
        ["buildkite"] = s => "bk" + "ua_" + s.H(40),
        ["sonarqube"] = s => "sq" + "p_" + s.H(40),
        ["sentry"] = s => "sntr" + "yu_" + s.H(64),
        ["postman"] = s => "PM" + "AK-" + s.H(24) + "-" + s.H(34),
        ["terraform-cloud"] = s => s.W(14) + ".atlas" + "v1." + s.W(67),
        ["pulumi"] = s => "pu" + "l-" + s.H(40),
        ["octopus-deploy"] = s => "AP" + "I-" + s.U(26),
        ["prefect"] = s => "pn" + "u_" + s.W(36),
        ["infracost"] = s => "ic" + "o-" + s.W(32),
        ["harness"] = s => "pa" + "t." + s.W(22) + "." + s.W(24) + "." + s.W(20),
        ["aws-access-key-id"] = s => "AK" + "IA" + s.Of(Capital + "234567", 16),
        ["aws-bedrock"] = s => "AB" + "SK" + s.B(120) + "==",
        ["azure-storage"] = s => "Account" + "Key=" + s.B(86) + "==",
        ["azure-shared-access-key"] = s => "SharedAccess" + "Key=" + s.B(43) + "=",
        ["azure-sas"] = s => "si" + "g=" + s.W(43) + "%3D",
        ["azure-client-secret"] = s => s.W(3) + "8" + "Q~" + s.W(34),
        ["azure-devops"] = s => s.W(76) + "AZ" + "DO" + s.W(4),
        ["azure-function"] = s => s.W(44) + "Az" + "Fu" + s.W(8) + "==",
        ["azure-search"] = s => s.W(42) + "Az" + "Se" + s.W(6),
        ["azure-container-registry"] = s => s.W(42) + "+A" + "CR" + s.W(6),
        ["azure-cosmos"] = s => s.W(76) + "AC" + "Db" + s.W(6) + "==",
        ["azure-ai"] = s => s.W(52) + "JQQ" + "J99" + s.W(26),
        ["google-api-key"] = s => "AI" + "za" + s.W(35),
        ["google-oauth-secret"] = s => "GOC" + "SPX-" + s.W(28),
        ["google-oauth-access"] = s => "ya" + "29." + s.W(120),
        ["google-oauth-refresh"] = s => "1/" + "/0" + s.W(60),
        ["alibaba-access-key"] = s => "LT" + "AI" + s.W(20),
        ["tencent-secret-id"] = s => "AK" + "ID" + s.W(32),
        ["digitalocean"] = s => "dop" + "_v1_" + s.H(64),
        ["flyio"] = s => "fo" + "1_" + s.W(43),
        ["heroku"] = s => "HR" + "KU-AA" + s.W(58),
        ["netlify"] = s => "nf" + "p_" + s.W(36),
        ["scalingo"] = s => "tk-" + "us-" + s.W(48),
        ["cloudflare-origin-ca"] = s => "v1." + "0-" + s.H(24) + "-" + s.H(146),
        ["databricks"] = s => "da" + "pi" + s.H(32),
        ["planetscale"] = s => "pscale" + "_tkn_" + s.W(43),
        ["supabase"] = s => "sb" + "p_" + s.H(40),
        ["clickhouse-cloud"] = s => "4b" + "1d" + s.W(38),
        ["vault"] = s => "hv" + "s." + s.W(95),
        ["openshift"] = s => "sha" + "256~" + s.W(43),
        ["tailscale"] = s => "ts" + "key-auth-" + s.W(17) + "-" + s.W(32),
        ["doppler"] = s => "dp" + ".pt." + s.W(43),
        ["1password"] = s => "op" + "s_eyJ" + s.W(260),
        ["1password-secret-key"] = s => "A" + "3-" + s.U(6) + "-" + s.U(6) + "-" + s.U(5) + "-" + s.U(5) + "-" + s.U(5) + "-" + s.U(5),
        ["dynatrace"] = s => "dt0" + "c01." + s.U(24) + "." + s.U(64),
        ["grafana"] = s => "gl" + "sa_" + s.W(32) + "_" + s.H(8),
        ["new-relic"] = s => "NR" + "AK-" + s.U(27),
        ["openai"] = s => "sk-" + "proj-" + s.W(74) + "T3Blbk" + "FJ" + s.W(74),
        ["anthropic-api"] = s => "sk-" + "ant-api03-" + s.W(93) + "AA",
        ["anthropic-admin"] = s => "sk-" + "ant-admin01-" + s.W(93) + "AA",
        ["anthropic-oauth"] = s => "sk-" + "ant-oat01-" + s.W(93) + "AA",
        ["huggingface"] = s => "h" + "f_" + s.W(34),
        ["groq"] = s => "gs" + "k_" + s.W(52),
        ["xai"] = s => "xa" + "i-" + s.W(80),
        ["perplexity"] = s => "pp" + "lx-" + s.W(48),
        ["openrouter"] = s => "sk-" + "or-v1-" + s.H(64),
        ["replicate"] = s => "r" + "8_" + s.W(37),
        ["cerebras"] = s => "cs" + "k-" + s.L(48),
        ["langsmith"] = s => "ls" + "v2_pt_" + s.H(32) + "_" + s.H(10),
        ["tavily"] = s => "tv" + "ly-" + s.W(32),
        ["elevenlabs"] = s => "s" + "k_" + s.H(48),
        ["slack-bot"] = s => "xo" + "xb-" + s.D(12) + "-" + s.D(12) + "-" + s.W(24),
        ["slack-user"] = s => "xo" + "xp-" + s.D(12) + "-" + s.D(12) + "-" + s.D(12) + "-" + s.W(32),
        ["slack-legacy"] = s => "xo" + "xs-" + s.D(10) + "-" + s.D(10) + "-" + s.H(20),
        ["slack-app"] = s => "xa" + "pp-1-" + s.U(11) + "-" + s.D(13) + "-" + s.H(64),
        ["slack-webhook"] = s => "hooks.slack" + ".com/services/T" + s.U(10) + "/B" + s.U(10) + "/" + s.W(24),
        ["discord-bot"] = s => s.DiscordId() + "." + s.W(6) + "." + s.W(38),
        ["discord-webhook"] = s => "discord" + ".com/api/webhooks/" + s.D(18) + "/" + s.W(68),
        ["telegram-bot"] = s => s.D(10) + ":A" + "A" + s.W(33),
        ["teams-webhook"] = s => ".webhook.office" + ".com/webhookb2/" + s.Uuid() + "@" + s.Uuid() + "/IncomingWebhook/" + s.H(32) + "/" + s.Uuid(),
        ["twilio"] = s => "S" + "K" + s.H(32),
        ["sendgrid"] = s => "S" + "G." + s.W(22) + "." + s.W(43),
        ["mailgun"] = s => "ke" + "y-" + s.H(32),
        ["mailchimp"] = s => s.H(32) + "-u" + "s12",
        ["brevo"] = s => "xkey" + "sib-" + s.H(64) + "-" + s.W(16),
        ["mailersend"] = s => "ml" + "sn." + s.H(64),
        ["resend"] = s => "r" + "e_" + s.W(8) + "_" + s.W(24),
        ["stripe"] = s => "sk_" + "live_" + s.W(24),
        ["stripe-webhook"] = s => "wh" + "sec_" + s.W(32),
        ["square"] = s => "sq0" + "atp-" + s.W(22),
        ["shopify"] = s => "shp" + "at_" + s.H(32),
        ["facebook"] = s => "EA" + "AC" + s.W(180),
        ["linear"] = s => "lin" + "_api_" + s.W(40),
        ["notion"] = s => "nt" + "n_" + s.D(11) + s.W(35),
        ["figma"] = s => "fi" + "gd_" + s.W(43),
        ["airtable"] = s => "pa" + "t" + s.W(14) + "." + s.H(64),
        ["contentful"] = s => "CF" + "PAT-" + s.W(43),
        ["typeform"] = s => "tf" + "p_" + s.W(44),
        ["readme"] = s => "rd" + "me_" + s.L(70),
        ["mapbox"] = s => "sk." + "eyJ" + s.W(80) + "." + s.W(22),
        ["duffel"] = s => "duffel" + "_live_" + s.W(43),
        ["easypost"] = s => "EZ" + "AK" + s.W(54),
        ["flutterwave"] = s => "FLW" + "SECK-" + s.H(32) + "-X",
        ["frameio"] = s => "fi" + "o-u-" + s.W(64),
        ["shippo"] = s => "shippo" + "_live_" + s.H(40),
        ["plaid"] = s => "access-" + "production-" + s.Uuid(),
        ["adobe"] = s => "p8" + "e-" + s.W(32),
        ["adafruit"] = s => "ai" + "o_" + s.W(28),
        ["maxmind"] = s => s.W(6) + "_" + s.W(29) + "_m" + "mk",
        ["age-secret-key"] = s => s.AgeKey(),
        ["private-key"] = s => "-----BEGIN RSA " + "PRIVATE KEY-----\n" + s.B(64) + "\n" + s.B(64) + "\n" + s.B(30) + "==\n-----END RSA " + "PRIVATE KEY-----",
        ["jwt"] = s => Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + Encode("{\"sub\":\"" + s.W(12) + "\"}") + "." + s.W(43),
        ["url-password"] = s => "postgres://app:" + s.W(16) + "@db.internal/x",
        ["connection-string"] = s => "Server=db;User Id=app;Password=" + s.Mixed(18) + ";",
        ["aws-secret-access-key"] = s => "aws_secret_access_key = " + s.Mixed(40),
        ["authorization-header"] = s => "Authorization: Bearer " + s.Mixed(40),
        ["credential-assignment"] = s => "DB_PASSWORD=" + s.Mixed(20),
    };

    internal string Make(string rule) => ByRule[rule](this);

    internal static string Crc32InBase62(string body)
    {
        var crc = uint.MaxValue;
        foreach (var b in Encoding.ASCII.GetBytes(body))
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        crc = ~crc;
        var digits = new char[6];
        for (var i = 5; i >= 0; i--, crc /= 62)
        {
            digits[i] = Base62[(int)(crc % 62)];
        }

        return new string(digits);
    }

    // Random enough never to hold a word that a placeholder has: letters and digits take turns.
    internal string Mixed(int count) => string.Concat(Enumerable.Range(0, count).Select(i => (i % 3) switch { 0 => Of(Capital, 1), 1 => Of(Small, 1), _ => Of(Digits, 1) }));

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private string Checked(string prefix)
    {
        var body = W(30);
        return prefix + body + Crc32InBase62(body);
    }

    private string DiscordId() => Encode(string.Concat("1", D(17)));

    private string Uuid() => $"{H(8)}-{H(4)}-{H(4)}-{H(4)}-{H(12)}";

    private string W(int count) => Of(Base62, count);

    private string H(int count) => Of("0123456789abcdef", count);

    private string D(int count) => Of("123456789", count);

    private string U(int count) => Of(Capital + Digits, count);

    private string L(int count) => Of(Small + Digits, count);

    private string B(int count) => Of(Base62 + "+/", count);

    private string Of(string characters, int count) => string.Create(count, this, (text, s) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            do
            {
                text[i] = characters[s._random.Next(characters.Length)];
            }
            while (i > 0 && text[i] == text[i - 1]);
        }
    });

    private string AgeKey()
    {
        const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        const string Prefix = "age-secret-key-";
        var data = Enumerable.Range(0, 52).Select(_ => _random.Next(32)).ToArray();
        data[^1] &= 0x10;
        int[] expanded = [.. Prefix.Select(c => c >> 5), 0, .. Prefix.Select(c => c & 31)];
        var sum = Polymod([.. expanded, .. data, 0, 0, 0, 0, 0, 0]) ^ 1;
        var check = Enumerable.Range(0, 6).Select(i => (int)((sum >> (5 * (5 - i))) & 31));
        return (Prefix + "1" + string.Concat(data.Concat(check).Select(v => Alphabet[v]))).ToUpperInvariant();
    }

    private static uint Polymod(int[] values)
    {
        uint[] generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var sum = 1u;
        foreach (var value in values)
        {
            var top = sum >> 25;
            sum = ((sum & 0x1ffffff) << 5) ^ (uint)value;
            for (var i = 0; i < 5; i++)
            {
                sum ^= ((top >> i) & 1) != 0 ? generator[i] : 0;
            }
        }

        return sum;
    }
}
