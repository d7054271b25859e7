using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Envelopes;
using MemoryVault.Git;
using MemoryVault.Tests.Git;

namespace MemoryVault.Tests.Envelopes;

public sealed class EnvelopeFormatTests
{
    private const string Recipient = "age:age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    [Fact]
    public void A_name_is_read_as_it_was_written() => Prop.ForAll<int, bool, int>((sequence, isManifest, part) =>
    {
        var number = Math.Abs(sequence % EnvelopeFileName.MaximumSequence) + 1;
        var tool = part % 2 == 0 ? EnvelopeTool.Gpg : EnvelopeTool.Age;
        var name = isManifest ? EnvelopeFileName.Manifest(number, tool) : EnvelopeFileName.Bundle(number, tool, Math.Abs(part % 99) + 1);
        return EnvelopeFileName.TryParse(name.ToString()) == name;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_read_as_a_name_is_written_as_it_was() => Prop.ForAll<int, int, char>((which, at, put) =>
    {
        // Names that are nearly ours: one character put in, or in the place of another.
        var near = new[] { "000007.bundle.age", "000007.bundle.age.02", "000123.manifest.gpg" }[Math.Abs(which % 3)];
        var place = Math.Abs(at % near.Length);
        var name = near[..place] + put + near[(place + (which & 1))..];
        return EnvelopeFileName.TryParse(name) is not { } parsed || parsed.ToString() == name;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_manifest_is_read_as_it_was_written_and_proves_itself()
    {
        var (key, before) = (ChainKey.Draw(), ChainKey.Draw());
        var signed = ManifestFormat.Read(ManifestFormat.Write(Root(key), key, before).Span);

        Assert.Equal(("c0", 7, 7, key), (signed.Manifest.Chain[..2], signed.Manifest.Sequence, signed.Manifest.Root, signed.Manifest.Key));
        Assert.Equal(Root(key).Parts, signed.Manifest.Parts);
        Assert.True(key.Verify(signed.Signed, signed.Signature));
        Assert.True(before.Verify(signed.Signed, signed.Succession));
        Assert.False(before.Verify(signed.Signed, signed.Signature));
    }

    [Fact]
    public void Nothing_in_a_manifest_can_be_changed_or_added()
    {
        var key = ChainKey.Draw();
        var text = Encoding.UTF8.GetString(ManifestFormat.Write(Root(key), key, null).Span);
        foreach (var (old, changed) in new[] { ("\"bytes\": 1", "\"bytes\": 2"), ("\"sequence\": 7,\n  \"root\": 7", "\"sequence\": 8,\n  \"root\": 8"), ("\"format\"", "\"later\": true, \"format\""), ("\"tip\": \"a", "\"tip\": \"b") })
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            var signed = ManifestFormat.Read(Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal)));
            Assert.False(key.Verify(signed.Signed, signed.Signature));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    [InlineData("""{"format": "memoryvault-envelope", "version": 2}""")]
    [InlineData("""{"format": "something else", "version": 1}""")]
    public void What_is_no_manifest_is_refused(string text) => Assert.Throws<FormatException>(() => ManifestFormat.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_manifest_of_contradictions_is_refused()
    {
        var key = ChainKey.Draw();
        foreach (var wrong in new[] { Root(key) with { Key = null }, Root(key) with { Root = 3 }, Root(key) with { Prerequisite = ObjectId.EmptyTree }, Root(key) with { Parts = [] }, Root(key) with { Parts = [new BundlePart(1L << 40, new string('0', 64))] } })
        {
            Assert.Throws<FormatException>(() => ManifestFormat.Read(ManifestFormat.Write(wrong, key, null).Span));
        }
    }

    [Fact]
    public async Task A_bundle_is_one_that_git_verifies()
    {
        using var git = new TestGit();
        await using var repository = await git.OpenAsync();
        var first = git.Commit("first");
        var second = git.Commit("second", first);
        foreach (var header in new[] { new BundleHeader(second, null), new BundleHeader(second, first) })
        {
            var path = git[$"{(header.Prerequisite is null ? "whole" : "part")}.bundle"];
            await using (var file = File.Create(path))
            {
                await file.WriteAsync(header.ToBytes());
                await repository.WritePackAsync(header.Tip, header.Prerequisite, file, CancellationToken.None);
            }

            git.Run("bundle", "verify", path);
            Assert.Equal($"{second} {BundleHeader.Ref}", git.Run("bundle", "list-heads", path));
            await using var stream = File.OpenRead(path);
            Assert.Equal(header, await BundleHeader.ReadAsync(stream, CancellationToken.None));
            Assert.Equal(header.ToBytes().Length, stream.Position);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("# v2 git bundle\n")]
    [InlineData("# v3 git bundle\n\n")]
    [InlineData("# v2 git bundle\nzz refs/heads/main\n\n")]
    [InlineData("# v2 git bundle\n0000000000000000000000000000000000000001 refs/heads/other\n\n")]
    public async Task What_is_no_bundle_of_ours_is_refused(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await Assert.ThrowsAsync<FormatException>(() => BundleHeader.ReadAsync(stream, CancellationToken.None));
    }

    private static EnvelopeManifest Root(ChainKey key) => new()
    {
        Chain = "c0" + new string('1', 30),
        Sequence = 7,
        Root = 7,
        Previous = new string('2', 64),
        Tip = ObjectId.Parse("a" + new string('3', 39)),
        Parts = [new BundlePart(1, new string('4', 64))],
        Recipients = EnvelopeRecipients.Parse([Recipient]),
        Key = key,
    };
}
