using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Secrets;

namespace MemoryVault.Tests.Secrets;

public sealed class SecretScannerTests
{
    private static readonly SecretScanner Scanner = new(new SecretFingerprints(new byte[32]));

    // As JSON is written elsewhere: without the escapes of .NET's own caution.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Rules { get; } = [.. SampleTokens.ByRule.Keys];

    public static TheoryData<string> Harmless { get; } =
    [
        "The token is in the vault, the password too.",
        "commit 3f786850e387550fdaaf1a7b3e6f0d1b2c3d4e5f sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "password = \"${DB_PASSWORD}\"",
        "password: {{ vault_password_1 }}",
        "\"token\": \"550e8400-e29b-41d4-a716-446655440000\"",
        "API_KEY=your_api_key_123456",
        "token = os.environ[\"TOKEN_1\"]",
        "const token = getToken1(config.token2);",
        "password=process.env.DB_PASSWORD1",
        "max_token: 4096, next_page_token: CAoQAA81xYzQ9Lm2",
        "postgres://postgres:postgres@localhost/db",
        "https://user:$PASSWORD@host.example/x",
        "https://example.com:8080/path@version",
        "{\"secret\": \"none-of-your-business\"}",
        "{\"password\": \"correct horse battery staple\"}",
        "{\"token\": 1234567890123, \"apiKey\": null, \"password\": \"\"}",
        "{\"secretName\": \"projects/x/secrets/db-1/versions/3\"}",
        "{\"accessToken\": \"2026-11-21T16:00:00Z\"}",
        "Authorization: Bearer <token>",
        "-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAK\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFakeKeyFakeKeyFakeKeyFakeKeyFakeKey user@host",
        "AK" + "IAIOSFODNN7EXAMPLE",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==",
        "sk-" + "ant-api03-" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "AA",
        "xo" + "xb-000000000000-000000000000-000000000000000000000000",
        "skip_live_updates sk_live_ sk_test_ ghp_ npm_install pypi-publish hf_hub glpat- hvs.",
        "if (token == previousToken2) { return; }",
        "passwordHash: $2b$12$KIXQ1x0hZ0eW9b7Yk1Zb1eQd5c1Wb7",
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_finds_its_credential_in_prose_in_json_in_json_lines_and_in_nested_json(string rule)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var token = new SampleTokens(seed).Make(rule);
            var line = JsonSerializer.Serialize(new { type = "tool", text = "run it:\n" + token + "\nand go on" }, Plain);
            string[] texts =
            [
                "before " + token + " after",
                JsonSerializer.Serialize(new { notes = new[] { "nothing", token } }),
                "{\"a\":1}\n" + line + "\n{\"b\":2}\n",
                JsonSerializer.Serialize(new { line }, Plain),
            ];
            foreach (var text in texts)
            {
                Assert.Contains(rule, Scan(text).Select(hit => hit.Rule));
            }
        }
    }

    [Fact]
    public void Every_rule_has_a_sample()
    {
        string[] elsewhere = ["gcp-service-account", "credential-member"];
        Assert.Equal(SecretRule.All.Select(rule => rule.Id).Order(), SampleTokens.ByRule.Keys.Concat(elsewhere).Order());
        Assert.True(SecretRule.All.Count >= 60);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_only_begins_like_a_credential_or_stands_for_one_is_not_found(string rule)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var token = new SampleTokens(seed).Make(rule);
            Assert.Empty(Scan(token[..Math.Min(9, token.Length / 2)] + " and more"));
            Assert.Empty(Scan(Blank(token)));
        }
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Harmless_text_is_not_found(string text)
    {
        Assert.Empty(Scan(text));
        Assert.Empty(Scan(JsonSerializer.Serialize(new { text })));
    }

    [Theory]
    [InlineData("github-pat")]
    [InlineData("npm")]
    [InlineData("age-secret-key")]
    public void A_token_of_which_the_checksum_is_wrong_is_none(string rule)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var token = new SampleTokens(seed).Make(rule);
            var other = token[20] == 'Q' ? 'Z' : 'Q';
            Assert.Empty(Scan(token[..20] + other + token[21..]));
        }
    }

    [Fact]
    public void A_member_named_like_a_secret_is_found_by_its_value()
    {
        var value = new SampleTokens(3).Mixed(24);
        var hit = Assert.Single(Scan("{\n  \"db\": [ {\"x\": 1}, {\"client/Secret\": \"" + value + "\"} ]\n}"));
        Assert.Equal(("credential-member", "/db/1/client~1Secret", 2, 24), (hit.Rule, hit.Pointer, hit.Line, hit.Length));
    }

    [Fact]
    public void The_key_of_a_service_account_is_found_whole_although_its_line_ends_are_escaped()
    {
        var key = new SampleTokens(1).Make("private-key");
        var json = JsonSerializer.Serialize(new { type = "service_account", private_key = key });
        var hit = Assert.Single(Scan(json));
        Assert.Equal(("gcp-service-account", "/private_key"), (hit.Rule, hit.Pointer));
        Assert.Equal(JsonSerializer.Serialize(key).Trim('"'), json.Substring(hit.Offset, hit.Length));
    }

    [Fact]
    public void Places_are_lines_and_characters_in_text_and_pointers_in_the_lines_documents()
    {
        var token = new SampleTokens(2).Make("gitlab-pat");
        var text = Assert.Single(Scan("ä\n öü " + token));
        Assert.Equal((2, 5, null), (text.Line, text.Column, text.Pointer));
        var line = Assert.Single(Scan("{\"a\":1}\n{\"b\":[0,\"" + token + "\"]}\n"));
        Assert.Equal((2, "/b/1"), (line.Line, line.Pointer));
    }

    [Fact]
    public void A_secret_as_the_name_of_a_member_is_found_and_is_in_no_pointer()
    {
        var token = new SampleTokens(5).Make("gitlab-pat");
        var hits = Scan("{\"" + token + "\": {\"x\": \"" + new SampleTokens(6).Make("stripe") + "\"}}");
        Assert.Equal(2, hits.Count);
        Assert.All(hits, hit => Assert.DoesNotContain(token, hit.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_has_the_same_fingerprint_wherever_it_stands_and_another_one_under_another_key()
    {
        var key = new SampleTokens(1).Make("private-key");
        var inText = Assert.Single(Scan(key));
        var inJson = Assert.Single(Scan(JsonSerializer.Serialize(new[] { key })));
        Assert.Equal(inText.Fingerprint, inJson.Fingerprint);
        Assert.True(SecretFingerprints.IsOne(inText.Fingerprint));
        var foreign = new SecretScanner(new SecretFingerprints("another"u8)).Scan(Encoding.UTF8.GetBytes(key));
        Assert.NotEqual(inText.Fingerprint, Assert.Single(foreign).Fingerprint);
    }

    [Fact]
    public void Json_that_breaks_off_is_scanned_as_text()
    {
        var token = new SampleTokens(7).Make("slack-bot");
        Assert.Single(Scan("{\"a\": \"" + token + "\", \"b\": "));
        Assert.Single(Scan(new string('[', 2000) + "\"" + token + "\""));
    }

    [Fact]
    public void No_bytes_make_it_fail_and_every_place_lies_inside() =>
        Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes => Scanner.Scan(bytes).All(hit => hit.Length > 0 && hit.Offset + hit.Length <= bytes.Length)));

    [Fact]
    public void Pieces_of_credentials_in_any_order_make_it_neither_fail_nor_overlap()
    {
        string[] pieces = ["ghp_", "eyJ", ".", "-----BEGIN PRIVATE KEY-----", "\\n", "\"", "{", "}", "[", ":", "=", "password", "://", "@", "\\u00e", "AAAA", "sk-ant-api03-", "\n", "a1B2c3D4"];
        Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(choices =>
        {
            var hits = Scan(string.Concat(choices.Select(choice => pieces[choice % pieces.Length])));
            return hits.Zip(hits.Skip(1), (one, next) => one.Offset + one.Length <= next.Offset).All(isApart => isApart);
        }));
    }

    // A scanner that goes back over what it has read would need minutes to hours for 4 MB; this one needs less than a second, so that no load of the machine makes it fail.
    [Theory]
    [InlineData("ghp_")]
    [InlineData("eyJ")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("password=")]
    [InlineData("https://a:b")]
    [InlineData("glpat-")]
    [InlineData("\\\"token\\\":")]
    [InlineData("\\u0041")]
    [InlineData("A")]
    [InlineData("[")]
    [InlineData("{\"password\":")]
    public void Hostile_repetitions_take_linear_time(string piece)
    {
        foreach (var wrap in new[] { "", "\"" })
        {
            var bytes = Repeat(piece, wrap, 1 << 22);
            var start = Stopwatch.GetTimestamp();
            Scanner.Scan(bytes);
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1));
        }
    }

    private static byte[] Repeat(string piece, string wrap, int length) =>
        Encoding.UTF8.GetBytes(wrap + string.Concat(Enumerable.Repeat(piece, length / piece.Length)) + wrap);

    private static string Blank(string token) => token[..Math.Min(4, token.Length / 3)] + new string('x', token.Length);

    private static IReadOnlyList<SecretHit> Scan(string text) => Scanner.Scan(Encoding.UTF8.GetBytes(text));
}
