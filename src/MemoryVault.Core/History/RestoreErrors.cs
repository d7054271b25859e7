using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Says of one file why it was not restored, and what to do about it.</summary>
internal static class RestoreErrors
{
    private const int LinuxNoSpace = 28;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int LinuxNameTooLong = 36;
    private const int MacNameTooLong = 63;

    /// <summary>What to do about an object that is missing or damaged.</summary>
    internal static readonly Advice Repair = Advice.Of(
        $"Move what is damaged out of repository.git and fetch it again from a remote or a copy ('git -C <vault>/repository.git fetch --refetch URL main'; docs/recovery.md), or restore another state with {new HeadWords("--at", "-At")}.");

    /// <summary>The option that names another folder.</summary>
    internal static readonly HeadWords ToFolder = new("--to DIR", "-Destination DIR");

    private static readonly Advice Elsewhere = Advice.Of($"Restore it elsewhere with {ToFolder}.");

    /// <summary>Makes the error of an exception; null where it is none of an item, so that the whole restore ends.</summary>
    internal static ItemError? From(string path, Exception error)
    {
        var shown = GitText.ForDisplay(path);
        return error switch
        {
            RestoreRefusedException e => new ItemError(e.Reason, shown, e.Message, e.Advice),
            VaultException { Kind: VaultErrorKind.Integrity } e => new ItemError(e.Id, shown, $"'{shown}': {e.Message}", Repair) { Kind = e.Kind },
            VaultException { Kind: VaultErrorKind.Failed } e => new ItemError(e.Id, shown, $"'{shown}': {e.Message}", e.Advice) { Kind = e.Kind },
            UnauthorizedAccessException e => new ItemError(ItemErrorIds.FileUnwritable, shown, e.Message, Advice.Of($"Give this user the right to write there. {Elsewhere}")),
            IOException e => FromSystem(shown, e),
            _ => null,
        };
    }

    internal static RestoreRefusedException NameNotPossible(string path, string problem) => new(
        problem == "its name is not UTF-8" ? ItemErrorIds.NameNotUtf8 : ItemErrorIds.NameNotPossible,
        path,
        $"'{GitText.ForDisplay(path)}' is not written: {problem}.",
        "Take it with git: 'git -C <vault>/repository.git cat-file blob <revision>:<path>'.");

    internal static RestoreRefusedException NotAFile(string path, EntryMode mode) => new(
        ItemErrorIds.NotAFile,
        path,
        $"'{path}' is a {(mode == EntryMode.SymbolicLink ? "symbolic link" : "link to another repository")} in the vault and is not restored: it could lead anywhere.",
        "Another program committed it. Make the link yourself if it is wanted.");

    internal static RestoreRefusedException LeadsOutside(string path, string root, string target) => new(
        ItemErrorIds.OutsideDestination,
        path,
        $"'{path}' is not written: a symbolic link below '{root}' leads to '{target}', outside of it.",
        Advice.Of($"Remove the link if it is not wanted. {Elsewhere}"));

    internal static RestoreRefusedException Obeyed(string path, string target) => new(
        ItemErrorIds.PlaceObeyed,
        path,
        $"'{path}' is not written to '{target}': programs do what that file says, and the vault came from elsewhere.",
        Advice.Of($"Look at it first: restore it to another folder with {ToFolder}, and put it there yourself."));

    internal static RestoreRefusedException InsideVault(string path, string target) => new(
        ItemErrorIds.InsideVault,
        path,
        $"'{path}' is not written to '{target}', which is the vault's own.",
        Advice.Of($"Restore it to another folder with {ToFolder}."));

    internal static RestoreRefusedException FolderInTheWay(string path, string target) => new(
        ItemErrorIds.FolderInTheWay, path, $"'{path}' is not written: '{target}' is a folder.", Advice.Of($"Move that folder away. {Elsewhere}"));

    internal static RestoreRefusedException FileInTheWay(string path, string target) => new(
        ItemErrorIds.FileInTheWay, path, $"'{path}' is not written: '{target}' is a file, where a folder is needed.", Advice.Of($"Move that file away. {Elsewhere}"));

    internal static RestoreRefusedException NameCollides(string path, string target) => new(
        ItemErrorIds.NameCollides, path, $"'{path}' is not written: another file of the snapshot has the same place, '{target}', on this system.", Elsewhere);

    internal static RestoreRefusedException FileExists(string path, string target) => new(
        ItemErrorIds.FileExists,
        path,
        $"'{path}' is not written: '{target}' is there with content that the vault does not hold.",
        "Name an empty folder, or move that file away.");

    internal static RestoreRefusedException TooLargeToKeep(string path, string target, long limit) => new(
        ItemErrorIds.FileTooLarge,
        path,
        $"'{path}' is not written: '{target}' would be replaced, and is too large (over {limit:N0} bytes) to be kept in the vault first.",
        Advice.Of($"Move that file away. {Elsewhere}"));

    internal static RestoreRefusedException ChangedMeanwhile(string path, string target) => new(
        ItemErrorIds.FileChanged, path, $"'{path}' is not written: '{target}' was changed by another program meanwhile.", "Run the restore again.");

    internal static RestoreRefusedException BytesDiffer(string path, string target) => new(
        ItemErrorIds.BytesDiffer,
        path,
        $"'{target}' was written, but reading it back gives other bytes than '{path}' has in the vault.",
        "Check the disk, and whether another program writes to that file.");

    private static ItemError FromSystem(string path, IOException error) => error.HResult switch
    {
        LinuxNoSpace or LinuxQuota or MacQuota or WindowsDiskFull =>
            new ItemError(ItemErrorIds.DiskFull, path, $"'{path}' is not written: {error.Message}", Advice.Of($"Make room on that disk and run the restore again. {Elsewhere}")),
        LinuxNameTooLong or MacNameTooLong =>
            new ItemError(ItemErrorIds.NameNotPossible, path, $"'{path}' is not written: {error.Message}", Elsewhere),
        _ when error is PathTooLongException =>
            new ItemError(ItemErrorIds.NameNotPossible, path, $"'{path}' is not written: {error.Message}", Elsewhere),
        _ => new ItemError(ItemErrorIds.FileUnwritable, path, $"'{path}' is not written: {error.Message}", Advice.Of($"Mend what the message names and run the restore again. {Elsewhere}")),
    };
}
