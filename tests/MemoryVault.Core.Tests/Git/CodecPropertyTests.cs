using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

/// <summary>The codecs of git's objects give back what they took, and write what git itself writes.</summary>
public sealed class CodecPropertyTests : IDisposable
{
    private static readonly Gen<byte[]> NameBytes =
        from bytes in Gen.Choose(1, 255).Where(b => b != '/').Select(b => (byte)b).NonEmptyListOf()
        select bytes.Take(12).ToArray();

    private static readonly Gen<EntryMode> Mode = Gen.Elements(EntryMode.File, EntryMode.Executable, EntryMode.Folder, EntryMode.SymbolicLink);

    private static readonly Gen<string> Line = Gen.Elements("a", "B", " ", "é", "記", "🙂", ":", "-", "\"", "\\", "<", ">", "#").ListOf().Select(string.Concat).Select(text => text.Trim());

    private readonly TestGit _git = new();

    public void Dispose() => _git.Dispose();

    [Fact]
    public void Any_bytes_come_back_from_a_text() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>().Filter(bytes => bytes is not null),
            bytes => GitText.Encode(GitText.Decode(bytes)).AsSpan().SequenceEqual(bytes)));

    [Fact]
    public void A_tree_comes_back_whatever_its_names_are() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Entries().ToArbitrary(), entries =>
            TreeObject.Parse(TreeObject.Write(entries).Bytes.Span).ToHashSet().SetEquals(entries)));

    [Fact]
    public async Task A_tree_has_the_bytes_that_git_gives_it()
    {
        await using var repository = await _git.OpenAsync();
        foreach (var entries in Entries().Sample(20, 40))
        {
            var listing = entries.SelectMany(e => (byte[])
            [
                .. Encoding.ASCII.GetBytes($"{ModeOf(e.Mode)} {(e.IsFolder ? "tree" : "blob")} {e.Id}\t"), .. GitText.Encode(e.Name), 0,
            ]).ToArray();
            Assert.Equal(_git.RunWith(listing, "mktree", "-z", "--missing"), TreeObject.Write(entries).ComputeId().ToString());
        }
    }

    [Fact]
    public void A_commit_comes_back() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            (from subject in Line
             from body in Line
             from value in Line
             from lines in Line
             from offset in Gen.Choose(-14, 14)
             from seconds in Gen.Choose(0, int.MaxValue)
             select (subject, body, value + "\n" + lines, new DateTimeOffset(DateTime.UnixEpoch.AddSeconds(seconds), TimeSpan.Zero).ToOffset(TimeSpan.FromHours(offset)))).ToArbitrary(),
            given =>
            {
                var who = new Signature("A U Thor", "a@example.org", given.Item4);
                var message = new CommitMessage("Subject " + given.subject, given.body.Length == 0 ? string.Empty : "Body " + given.body, [new("Vault-Kind", "sync"), new("Vault-Justification", given.Item3)]);
                var commit = new CommitObject(ObjectId.EmptyTree, [ObjectId.EmptyTree], who, who, message);
                var read = CommitObject.Parse(commit.ToObject().Bytes.Span);
                return read.Author == who && read.Message.Subject == message.Subject.Trim() && read.Message.Body == message.Body.Trim()
                    && read.Message["Vault-Justification"] == given.Item3 && read.Message["Vault-Kind"] == "sync" && read.Tree == commit.Tree;
            }));

    [Fact]
    public async Task The_trailers_of_a_message_are_what_git_reads()
    {
        await using var repository = await _git.OpenAsync();
        var message = new CommitMessage("Subject", "Body: with a colon.", [new("Vault-Kind", "sync"), new("Vault-Source", "claude-code"), new("Vault-Justification", "two\nlines")]);

        var read = _git.RunWith(Encoding.UTF8.GetBytes(message.ToString()), "interpret-trailers", "--parse");

        Assert.Equal("Vault-Kind: sync\nVault-Source: claude-code\nVault-Justification: \"two\\nlines\"", read);
    }

    private static string ModeOf(EntryMode mode) => mode switch
    {
        EntryMode.Folder => "040000",
        EntryMode.Executable => "100755",
        EntryMode.SymbolicLink => "120000",
        _ => "100644",
    };

    private static Gen<List<TreeEntry>> Entries() =>
        from names in NameBytes.ListOf()
        from modes in Mode.ListOf(names.Count)
        select names.Zip(modes)
            .DistinctBy(pair => Convert.ToHexString(pair.First))
            .Select((pair, i) => new TreeEntry(GitText.Decode(pair.First), pair.Second, ObjectId.Of(GitObjectKind.Blob, BitConverter.GetBytes(i))))
            .ToList();
}
