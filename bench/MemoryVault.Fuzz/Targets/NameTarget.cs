using MemoryVault.Backup;
using MemoryVault.Display;
using MemoryVault.Git;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Fuzz.Targets;

/// <summary>Names: of remotes and their URLs, branches, sources, sections, scopes, patterns, schedules, times.</summary>
internal sealed class NameTarget() : TextTarget(
    "names", "notes", "refs/heads/main", "https://example.org/x.git", "git@example.org:x.git", "backup/box/notes", "/tasks/{a,b}*", "**/[!a-z]?.md", "1h30m", "feature/x", "../x", "file:///srv/x", "\u00e9\u202e")
{
    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var text = Text(input);
        Try(() => EntryName.Check(text, "source"));
        Try(() => BranchName.Check(text));
        Try(() => RefName.Require(text));
        Try(() => VaultFolder.Check(text));
        Try(() => LeaseScope.Parse(text));
        Try(() => Glob.Parse(text).Matches("a/b/c.md"));
        Try(() => Duration.Parse(text));
        Try(() => RequireHarmless(text));
        _ = EntryName.From(text, "machine");
        Require(EntryName.IsValid(EntryName.From(text, "machine")), "a name that is made of any text is one");
        Require(MemoryFileName.TryEncode(text) is not { } file || MemoryFileName.TryDecode(file) == text, "a key comes back from its file's name");
        _ = MemoryFileName.TryDecode(text);
        Require(!PrintableName.Of(text).Any(char.IsControl), "what is shown holds nothing that a terminal obeys");
    }

    private static void RequireHarmless(string url)
    {
        RemoteUrl.Validate(url);
        Require(url[0] != '-' && !url.StartsWith("ext::", StringComparison.OrdinalIgnoreCase) && !url.Any(char.IsControl), "a URL is no option, no command and no control character");
    }

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (VaultException error) when (error.Message.Length > 0 && error.Remedy.Length > 0)
        {
        }
    }
}
