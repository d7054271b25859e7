using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Redaction;

namespace MemoryVault.Tests.Secrets;

public sealed class SecretRedactionTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] RuleIds = [.. SampleTokens.ByRule.Keys];

    private readonly SecretRedaction _redaction = Redaction([], 0);

    public static TheoryData<string> Rules { get; } = [.. RuleIds];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_secret_becomes_the_mark_of_its_rule_in_text_and_in_json(string rule)
    {
        var token = new SampleTokens(21).Make(rule);
        string[] documents = ["before " + token + " after\n", JsonSerializer.Serialize(new { a = new[] { "é\n", token }, b = 1 }), "{\"x\":1}\n" + JsonSerializer.Serialize(new { token = "- " + token }, Plain) + "\n"];
        foreach (var document in documents)
        {
            var redacted = _redaction.Redact(document);
            Assert.Contains("[REDACTED:", redacted, StringComparison.Ordinal);
            Assert.Empty(Scan(redacted));
            Assert.Equal(redacted, _redaction.Redact(redacted));
        }

        Assert.StartsWith("before ", _redaction.Redact(documents[0]), StringComparison.Ordinal);
        Assert.EndsWith(" after\n", _redaction.Redact(documents[0]), StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(_redaction.Redact(documents[1]));
        Assert.Equal("é\n", parsed.RootElement.GetProperty("a")[0].GetString());
        Assert.All(_redaction.Redact(documents[2]).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void What_has_no_secret_is_the_same_memory()
    {
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes("{\"a\": [1, \"harmless\"]}");
        Assert.True(_redaction.Redact(bytes).Equals(bytes));
    }

    [Fact]
    public void A_secret_that_is_allowed_stays_and_the_one_beside_it_does_not()
    {
        var (known, other) = (new SampleTokens(1).Make("github-pat"), new SampleTokens(2).Make("stripe"));
        var fingerprint = new SecretFingerprints(new byte[32]).Of(Encoding.UTF8.GetBytes(known));
        Assert.Equal($"{known} [REDACTED:stripe]", Redaction([fingerprint], 0).Redact($"{known} {other}"));
    }

    [Fact]
    public void Two_secrets_that_are_names_of_one_object_become_two_names_and_json_lines_of_one_form_keep_one()
    {
        var (one, other) = (new SampleTokens(1).Make("github-pat"), new SampleTokens(2).Make("github-pat"));
        Assert.Equal("{\"[REDACTED:github-pat]\": 1, \"[REDACTED:github-pat]-2\": 2}", _redaction.Redact($"{{\"{one}\": 1, \"{other}\": 2}}"));
        Assert.Equal("{\"[REDACTED:github-pat]\":1}\n{\"[REDACTED:github-pat]\":2}\n", _redaction.Redact($"{{\"{one}\":1}}\n{{\"{one}\":2}}\n"));
        Assert.Equal("{\"[REDACTED:github-pat]\":1,\"[REDACTED:github-pat]-2\":2}", _redaction.Redact($"{{\"[REDACTED:github-pat]\":1,\"{other}\":2}}"));
    }

    [Fact]
    public void A_secret_that_only_begins_where_another_one_was_is_blacked_out_too()
    {
        var text = new SampleTokens(4).Make("anthropic-api") + new SampleTokens(5).Make("github-pat");
        var redacted = _redaction.Redact(text);
        Assert.Equal("[REDACTED:anthropic-api][REDACTED:github-pat]", redacted);
    }

    [Fact]
    public void A_private_key_becomes_one_mark_and_json_in_a_string_of_json_stays_json()
    {
        var key = new SampleTokens(1).Make("private-key");
        Assert.Equal("a\n[REDACTED:private-key]\nb", _redaction.Redact($"a\n{key}\nb"));
        var cut = key[..key.IndexOf("-----END", StringComparison.Ordinal)];
        var nested = JsonSerializer.Serialize(new { line = JsonSerializer.Serialize(new { key = cut + "\"quoted\"" }, Plain) }, Plain);
        using var outer = JsonDocument.Parse(_redaction.Redact(nested));
        using var inner = JsonDocument.Parse(outer.RootElement.GetProperty("line").GetString()!);
        Assert.EndsWith("\"quoted\"", inner.RootElement.GetProperty("key").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Text_in_utf16_with_a_mark_is_scanned_at_its_places_and_stays_utf16(bool isBigEndian)
    {
        var token = new SampleTokens(6).Make("gitlab-pat");
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes($"é 😀\r\n key {token}.\r\n")];

        var hit = Assert.Single(new SecretScanner(new SecretFingerprints(new byte[32])).Scan(bytes));

        Assert.Equal(token, encoding.GetString(bytes, hit.Offset, hit.Length));
        Assert.Equal((2, 6), (hit.Line, hit.Column));
        var redacted = _redaction.Redact(bytes);
        Assert.Equal(encoding.GetPreamble(), redacted[..2].ToArray());
        Assert.Equal("é 😀\r\n key [REDACTED:gitlab-pat].\r\n", encoding.GetString(redacted.Span[2..]));
    }

    [Fact]
    public void Json_behind_a_mark_of_utf8_is_json()
    {
        var token = new SampleTokens(6).Make("gitlab-pat");
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("{\"a\": \"" + token + "\"}")];
        var hit = Assert.Single(new SecretScanner(new SecretFingerprints(new byte[32])).Scan(bytes));
        Assert.Equal(("/a", token), (hit.Pointer, Encoding.UTF8.GetString(bytes, hit.Offset, hit.Length)));
    }

    [Fact]
    public void Whatever_a_document_of_json_holds_it_stays_json_with_the_same_shape_and_holds_no_secret() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int, string[]>((seed, strings) =>
        {
            var document = Document(seed, strings);
            var redacted = _redaction.Redact(document);
            using var before = JsonDocument.Parse(document);
            using var after = JsonDocument.Parse(redacted);
            return Shape(before.RootElement) == Shape(after.RootElement) && Scan(redacted).Count == 0;
        }));

    [Fact]
    public void Blacking_out_twice_or_on_another_machine_changes_nothing() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int, byte[]>((seed, choices) =>
        {
            var text = Pieces(seed, choices);
            var once = _redaction.Redact(text);
            return once == _redaction.Redact(once) && once == Redaction([], 7).Redact(text) && Scan(once).Count == 0;
        }));

    [Fact]
    public void What_stood_where_is_remembered_however_often_a_text_is_looked_through() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int, byte[]>((seed, choices) =>
        {
            ReadOnlyMemory<byte> plain = Encoding.UTF8.GetBytes(Pieces(seed, choices));
            var marked = _redaction.Read(plain);
            var restored = new StringBuilder();
            var at = 0;
            foreach (var mark in PlacedMark.List(marked.Bytes.Span))
            {
                restored.Append(Encoding.UTF8.GetString(marked.Bytes.Span[at..mark.Place.Start.Value])).Append(Encoding.UTF8.GetString(marked.Plain(mark.Place).Span));
                at = mark.Place.End.Value;
            }

            restored.Append(Encoding.UTF8.GetString(marked.Bytes.Span[at..]));
            return restored.ToString() == Encoding.UTF8.GetString(plain.Span);
        }));

    [Fact]
    public void A_name_is_blacked_out_so_that_windows_takes_it_and_a_key_of_the_memory_stays_one()
    {
        var names = new NameRedaction(new SecretScanner(new SecretFingerprints(new byte[32])), new HashSet<string>());
        var token = new SampleTokens(3).Make("github-pat");
        Assert.Equal("notes-of-REDACTED-github-pat.md", names.Redact($"notes-of-{token}.md"));
        var file = MemoryVault.Memory.MemoryFileName.TryEncode("key " + token) + ".json";
        Assert.Equal("key REDACTED-github-pat", MemoryVault.Memory.MemoryFileName.TryDecode(names.Redact(file)[..^5]));
        Assert.Equal(names.Redact(file), names.Redact(names.Redact(file)));
        Assert.Equal("backup/m/REDACTED-github-pat/plain+name.md", names.RedactPath($"backup/m/{token}/plain+name.md"));
    }

    private static SecretRedaction Redaction(string[] allowed, byte key) =>
        new(new SecretScanner(new SecretFingerprints([.. Enumerable.Repeat(key, 32)])), allowed.ToHashSet());

    private static IReadOnlyList<SecretHit> Scan(string text) => new SecretScanner(new SecretFingerprints(new byte[32])).Scan(Encoding.UTF8.GetBytes(text));

    private static string Document(int seed, string[] strings)
    {
        var random = new Random(seed);
        var tokens = new SampleTokens(seed);
        var texts = strings.Select(text => (text ?? string.Empty) + (random.Next(2) == 0 ? " " + tokens.Make(RuleIds[random.Next(RuleIds.Length)]) : string.Empty)).ToArray();
        return JsonSerializer.Serialize(
            new { list = texts, password = tokens.Mixed(20), nested = new { line = JsonSerializer.Serialize(texts, Plain) } },
            random.Next(2) == 0 ? Plain : JsonSerializerOptions.Default);
    }

    private static string Pieces(int seed, byte[] choices)
    {
        var tokens = new SampleTokens(seed);
        string[] pieces = [" ", "\n", "\"", "{", "}", "\\n", "password=", "-----BEGIN PRIVATE KEY-----", "AAAAAAAAAAAAAAAAbBbBbBbBbBcCcCcC", "https://a:b", "@host ", "é", "[REDACTED:x]", ": "];
        return string.Concat(choices.Select(choice => choice < 128 ? pieces[choice % pieces.Length] : tokens.Make(RuleIds[choice % RuleIds.Length])));
    }

    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().Select(each => Shape(each.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Shape)) + "]",
        _ => element.ValueKind.ToString(),
    };
}
