using System.Security.Cryptography;
using System.Text;

namespace MemoryVault.Cli.Tests.Commands;

public sealed class JsonCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_patch_is_applied()
    {
        _home.Write("doc.json", """{"a":1.0,"b":[1,2]}""");
        _home.Write("patch.json", """[{"op":"add","path":"/b/-","value":3}]""");

        Assert.Equal("{\n  \"a\": 1.0,\n  \"b\": [\n    1,\n    2,\n    3\n  ]\n}\n", _home.Run("json", "patch", "doc.json", "patch.json").Output);
        Assert.Equal("{\"a\":1.0,\"b\":[1,2,3]}\n", _home.Run("json", "patch", "doc.json", "patch.json", "--json").Output);
    }

    [Fact]
    public void A_merge_patch_is_applied()
    {
        _home.Write("doc.json", """{"a":1,"b":2}""");
        _home.Write("patch.json", """{"a":null,"c":"é"}""");
        Assert.Equal("{\"b\":2,\"c\":\"é\"}\n", _home.Run("json", "merge-patch", "doc.json", "patch.json", "--json").Output);
    }

    [Fact]
    public void The_difference_of_two_documents_is_a_patch_that_can_be_applied()
    {
        _home.Write("a.json", """{"tasks":{"x":{"state":"open","n":1},"y":{}}}""");
        _home.Write("b.json", """{"tasks":{"x":{"state":"done","n":1.0}}}""");

        var patch = _home.Run("json", "diff", "a.json", "b.json", "--json").Output;

        Assert.Equal("[{\"op\":\"replace\",\"path\":\"/tasks/x/state\",\"value\":\"done\"},{\"op\":\"remove\",\"path\":\"/tasks/y\"}]\n", patch);
        _home.Write("patch.json", patch);
        Assert.Equal("{\"tasks\":{\"x\":{\"state\":\"done\",\"n\":1}}}\n", _home.Run("json", "patch", "a.json", "patch.json", "--json").Output);
        Assert.Equal("[]\n", _home.Run("json", "diff", "b.json", "b.json").Output);
    }

    [UnixFact]
    public void The_canonical_form_can_be_hashed_and_read_from_standard_input()
    {
        _home.Write("doc.json", "{ \"b\": 1.0,\n \"a\": \"\\u00e9\" }\n");
        var canonical = """{"a":"é","b":1}""";

        Assert.Equal(canonical, _home.Run("json", "canonicalize", "doc.json").Output);
        var hash = _home.Execute("sh", "-c", $"cat doc.json | dotnet '{TemporaryHome.Program}' json canonicalize - | sha256sum").Output[..64];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))), hash);
    }

    [Theory]
    [InlineData("{\"a\":1,\n\"a\":2}", "[]", "JsonInvalid", "line 2, column 1 (byte 8): the object has the member 'a' twice")]
    [InlineData("{}", "[{\"op\":\"jump\",\"path\":\"\"}]", "JsonPatchInvalid", "'jump' is none of the operations")]
    [InlineData("{}", "[{\"op\":\"remove\",\"path\":\"/a\"}]", "JsonPatchFailed", "Operation 0 of the patch (remove '/a') cannot be applied: nothing is there. Nothing was changed.")]
    public void Bad_input_ends_with_1_and_the_reason(string document, string patch, string id, string reason)
    {
        _home.Write("doc.json", document);
        _home.Write("patch.json", patch);

        var outcome = _home.Run("json", "patch", "doc.json", "patch.json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);

        var error = _home.Run("json", "patch", "doc.json", "patch.json", "--json").Json.GetProperty("error");
        Assert.Equal(id, error.GetProperty("id").GetString());
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("'none.json' cannot be read", _home.Run("json", "canonicalize", "none.json").Error, StringComparison.Ordinal);

    [Fact]
    public void Standard_input_is_read_once()
    {
        var outcome = _home.Run("json", "diff", "-", "-");
        Assert.Equal(64, outcome.ExitCode);
        Assert.Contains("only once", outcome.Error, StringComparison.Ordinal);
    }
}
