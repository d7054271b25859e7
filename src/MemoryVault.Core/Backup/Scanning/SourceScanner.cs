using System.IO.Enumeration;
using MemoryVault.Files;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>Walks the folder of a source. What cannot be looked at is an error of its own, and the walk goes on.</summary>
/// <remarks>
/// Symbolic links are followed: a memory that is linked from a dotfiles folder is memory all the same, and a link without its
/// target would not restore. A link to a folder is entered only where that cannot repeat anything: its target lies outside the
/// source and holds no folder that is being walked.
/// </remarks>
internal sealed class SourceScanner(MemorySource source, SourceFilter filter)
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false, ReturnSpecialDirectories = false,
    };

    private readonly List<ScannedFile> _files = [];
    private readonly List<ItemError> _errors = [];
    private readonly List<string> _unseen = [];
    private readonly HashSet<string> _linkedFolders = new(StringComparer.Ordinal);

    /// <summary>Gets the files that were found so far.</summary>
    internal IReadOnlyList<ScannedFile> Files => _files;

    /// <summary>Gets what could not be looked at so far.</summary>
    internal IReadOnlyList<ItemError> Errors => _errors;

    /// <summary>Walks the whole source.</summary>
    internal SourceScan Scan(CancellationToken cancellationToken)
    {
        foreach (var _ in Walk(cancellationToken))
        {
            // All that is wanted is the state at the end.
        }

        return new SourceScan(_files, _errors, _unseen);
    }

    /// <summary>Walks the source one folder at a time, and gives the number of files that were found so far after each.</summary>
    internal IEnumerable<int> Walk(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(source.Root))
        {
            _errors.Add(SourceErrors.SourceMissing(source));
            _unseen.Add(string.Empty);
            yield break;
        }

        var pending = new Stack<string>([string.Empty]);
        while (pending.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ScanFolder(folder, pending);
            yield return _files.Count;
        }
    }

    private void ScanFolder(string folder, Stack<string> pending)
    {
        var path = folder.Length == 0 ? source.Root : Path.Combine(source.Root, folder);
        try
        {
            // A folder's name ends with a slash: a list of strings is ready made, one of pairs would be compiled at each start.
            var entries = new FileSystemEnumerable<string>(
                path, static (ref FileSystemEntry entry) => entry.IsDirectory ? string.Concat(entry.FileName, "/") : entry.FileName.ToString(), Everything);
            foreach (var name in entries)
            {
                ScanEntry(folder, name, pending);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _errors.Add(SourceErrors.FolderUnreadable(path, e.Message));
            _unseen.Add(folder);
        }
    }

    private void ScanEntry(string folder, string name, Stack<string> pending)
    {
        var isFolder = name.EndsWith('/');
        var relative = folder + (isFolder ? name[..^1] : name);
        if (isFolder ? !filter.MayContain(relative) : !filter.Includes(relative))
        {
            return;
        }

        var fullPath = Path.Join(source.Root, relative);
        var facts = FileProbe.Read(fullPath, followLinks: false);
        var isLink = facts.Kind == FileKind.Link;
        if (isLink)
        {
            facts = FileProbe.Read(fullPath, followLinks: true);
        }

        Take(relative, fullPath, facts, isLink, pending);
    }

    private void Take(string relative, string fullPath, FileFacts facts, bool isLink, Stack<string> pending)
    {
        switch (facts.Kind)
        {
            case FileKind.File when Git.GitText.HasForeignBytes(relative):
                Fail(SourceErrors.NameNotUtf8(fullPath), relative);
                break;
            case FileKind.File when SegmentedFile.LooksLikeSegment(relative):
                Fail(SourceErrors.NameOfSegment(fullPath), relative);
                break;
            case FileKind.File:
                _files.Add(new ScannedFile(relative, fullPath, facts.Stamp, facts.Executable));
                break;
            case FileKind.Folder when !isLink || MayEnterLink(fullPath):
                pending.Push(relative + "/");
                break;
            case FileKind.Denied:
                Fail(SourceErrors.FileUnreadable(fullPath, "access is denied"), relative);
                break;
            case FileKind.Missing when isLink:
                Fail(SourceErrors.BrokenLink(fullPath), relative);
                break;
            case FileKind.Missing when relative.Contains('\uFFFD', StringComparison.Ordinal):
                // .NET gives a name that is not UTF-8 with replacement characters, and then the path leads nowhere.
                Fail(SourceErrors.NameNotUtf8(fullPath), relative);
                break;
            default:
                // A socket, a pipe, or a file that was deleted while we looked.
                break;
        }
    }

    private void Fail(ItemError error, string relative)
    {
        _errors.Add(error);
        _unseen.Add(relative);
    }

    private bool MayEnterLink(string path)
    {
        var target = new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        if (target is null)
        {
            return false;
        }

        var root = new DirectoryInfo(source.Root).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? source.Root;
        return !IsWithin(target, root) && !IsWithin(root, target) && _linkedFolders.Add(target);
    }

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
