using System.Text;
using System.Text.Json;
using MemoryVault.Secrets;

namespace MemoryVault.Tests.Secrets;

/// <summary>Recall and precision of the scanner over a corpus that is made when it runs: credentials of all rules, and what looks like them.</summary>
public sealed class ScannerCorpusTests
{
    private const int Fewest = 300;

    private static readonly SecretScanner Scanner = new(new SecretFingerprints(new byte[32]));
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_credential_of_the_corpus_is_found_by_its_rule()
    {
        var positives = Positives().ToArray();
        Assert.True(positives.Length >= Fewest);
        Assert.Empty(positives.Where(each => !Scan(each.Text).Any(hit => hit.Rule == each.Rule)).Select(each => each.Rule));
    }

    [Fact]
    public void Nothing_of_the_corpus_that_only_looks_like_a_credential_is_found()
    {
        var negatives = LookAlikes().ToArray();
        Assert.True(negatives.Length >= Fewest);
        Assert.Empty(negatives.SelectMany(text => Scan(text).Select(hit => $"{hit.Rule}: {text}")));
    }

    private static IEnumerable<(string Rule, string Text)> Positives()
    {
        foreach (var rule in SampleTokens.ByRule.Keys)
        {
            for (var seed = 100; seed < 104; seed++)
            {
                var token = new SampleTokens(seed).Make(rule);
                yield return (rule, (seed % 4) switch
                {
                    0 => $"I ran it with\n{token}\nand it worked.",
                    1 => JsonSerializer.Serialize(new { role = "user", content = "use " + token + " please" }),
                    2 => "{\"n\":1}\n" + JsonSerializer.Serialize(new { tool = JsonSerializer.Serialize(new { token = "\n" + token }, Plain) }, Plain) + "\n",
                    _ => $"export X='{token}'",
                });
            }
        }
    }

    private static IEnumerable<string> LookAlikes()
    {
        var random = new Random(5);
        foreach (var rule in SampleTokens.ByRule.Keys)
        {
            var token = new SampleTokens(200).Make(rule);
            yield return token[..Math.Min(9, token.Length / 2)] + " and more";
            yield return token[..Math.Min(4, token.Length / 3)] + new string('x', token.Length);
        }

        for (var i = 0; i < 60; i++)
        {
            var bytes = new byte[32];
            random.NextBytes(bytes);
            yield return "commit " + Convert.ToHexStringLower(bytes[..20]);
            yield return $"sha256:{Convert.ToHexStringLower(bytes)}";
            yield return JsonSerializer.Serialize(new { id = new Guid(bytes[..16]), sessionId = new Guid(bytes[16..]) });
            yield return JsonSerializer.Serialize(new { next_page_token = Convert.ToBase64String(bytes), total_tokens = random.Next() });
            yield return $"integrity sha512-{Convert.ToBase64String(bytes)}";
            yield return $"password = \"${{SECRET_{i}}}\" # or getenv(\"TOKEN_{i}\")";
        }
    }

    private static IReadOnlyList<SecretHit> Scan(string text) => Scanner.Scan(Encoding.UTF8.GetBytes(text));
}
