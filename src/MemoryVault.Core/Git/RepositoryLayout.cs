using System.Text;

namespace MemoryVault.Git;

/// <summary>What kind of repository a folder is, told from its files.</summary>
/// <param name="HasPlainRefs">Refs are files (<c>refs/heads/main</c>, <c>packed-refs</c>) and this folder has them all.</param>
internal readonly record struct RepositoryLayout(bool HasPlainRefs)
{
    /// <summary>What git writes into. A repository that came as files from a stranger may have links there.</summary>
    private static readonly string[] Parts = ["objects", "objects/pack", "refs", "refs/heads", "refs/memoryvault", "logs", "config"];

    /// <summary>Looks at a folder.</summary>
    /// <exception cref="RepositoryUnusableException">It is no bare repository with SHA-1 ids.</exception>
    internal static RepositoryLayout Read(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new RepositoryUnusableException(path, "there is no such folder");
        }

        if (!File.Exists(Path.Combine(path, "HEAD")) || !Directory.Exists(Path.Combine(path, "objects")))
        {
            throw new RepositoryUnusableException(path, "it is not a bare git repository");
        }

        if (Array.Find(Parts, part => new FileInfo(Path.Combine(path, part)).LinkTarget is not null) is { } link)
        {
            throw new RepositoryUnusableException(
                path, $"its '{link}' is a link, so that what is written to the vault would go elsewhere; put the folder itself there (or mount it there)");
        }

        var configuration = ReadConfiguration(path);
        return configuration.Contains("sha256", StringComparison.OrdinalIgnoreCase)
            ? throw new RepositoryUnusableException(path, "its object ids are SHA-256, the vault's are SHA-1")
            : new RepositoryLayout(
                Directory.Exists(Path.Combine(path, "refs"))
                && !File.Exists(Path.Combine(path, "commondir"))
                && !configuration.Contains("refstorage", StringComparison.OrdinalIgnoreCase));
    }

    private static string ReadConfiguration(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(path, "config"), Encoding.UTF8);
        }
        catch (FileNotFoundException)
        {
            return string.Empty;
        }
    }
}
