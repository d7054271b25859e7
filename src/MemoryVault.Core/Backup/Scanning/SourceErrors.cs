using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>What can be wrong with one file or source while the rest goes on: ids, words and remedies in one place.</summary>
internal static class SourceErrors
{
    internal static ItemError SourceMissing(MemorySource source) => new(
        ItemErrorIds.SourceMissing,
        source.Root,
        $"The folder of source '{source.Name}' does not exist: '{source.Root}'. What the vault has of it stays.",
        Advice.Of($"Mount or restore the folder, correct it with {HeadWords.Command($"source set {source.Name} --root DIR", $"Set-VaultSource {source.Name} -Root DIR")}, or remove the source."));

    internal static ItemError SourceInvalid(MemorySource source, InvalidInputException error) => new(
        ItemErrorIds.SourceInvalid,
        source.Name,
        $"Source '{source.Name}' cannot be read: {error.Message} What the vault has of it stays.",
        Advice.Of($"{error.Advice} Correct it with {HeadWords.Command($"source set {source.Name}", $"Set-VaultSource {source.Name}")}."));

    internal static ItemError FolderUnreadable(string path, string detail) => new(
        ItemErrorIds.FolderUnreadable,
        path,
        $"The folder '{path}' cannot be read: {detail} What the vault has of it stays.",
        "Give the user that runs the sync the right to read it, mend the disk if that is at fault, or exclude it from the source.");

    internal static ItemError FileUnreadable(string path, string detail) => new(
        ItemErrorIds.FileUnreadable,
        path,
        $"The file '{path}' cannot be read: {detail}. Its last version in the vault stays.",
        "Give the user that runs the sync the right to read it, mend the disk if that is at fault, or exclude it from the source.");

    internal static ItemError BrokenLink(string path) => new(
        ItemErrorIds.BrokenLink,
        path,
        $"The symbolic link '{path}' leads nowhere. Its last version in the vault stays.",
        "Restore the link's target, or delete the link.");

    internal static ItemError NameNotUtf8(string path) => new(
        ItemErrorIds.NameNotUtf8,
        path,
        $"The name of '{path}' is not valid UTF-8, so that the file could not be restored on every system.",
        "Rename the file (for example with 'convmv -f latin1 -t utf8').");

    internal static ItemError NameOfSegment(string path) => new(
        ItemErrorIds.NameOfSegment,
        path,
        $"'{path}' has the name that the vault gives to a part of a long .jsonl file, so that it could not be told from one.",
        "Rename the file, or its folder so that it does not end with '.jsonl'.");

    internal static ItemError FileTooLarge(string path, long size, long limit) => new(
        ItemErrorIds.FileTooLarge,
        path,
        string.Create(CultureInfo.InvariantCulture, $"The file '{path}' has {size:N0} bytes; the limit is {limit:N0}."),
        "Exclude it from the source, or raise 'maximumFileBytes' in the vault's config.json (GitHub takes no file over 100 MB).");

    internal static ItemError FileRestless(string path) => new(
        ItemErrorIds.FileRestless,
        path,
        $"The file '{path}' changed each time while it was read. Its last version in the vault stays.",
        "Nothing to do: the next sync reads it again.");
}
