using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>An object is larger than what is read of its kind, and than any that MemoryVault writes there.</summary>
public sealed class ObjectTooLargeException : VaultException
{
    /// <summary>Makes the error for an object.</summary>
    /// <param name="objectId">The object.</param>
    /// <param name="size">How many bytes it has.</param>
    /// <param name="mostBytes">How many are read.</param>
    public ObjectTooLargeException(ObjectId objectId, long size, long mostBytes)
        : this(objectId, size, mostBytes, null)
    {
    }

    private ObjectTooLargeException(ObjectId objectId, long size, long mostBytes, string? path)
        : base(
            VaultErrorKind.Integrity,
            path is null ? objectId.ToString() : GitText.ForDisplay(path),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(path is null ? $"The object {objectId} of the repository" : $"'{GitText.ForDisplay(path)}' in the repository")} has {size:N0} bytes, and at most {mostBytes:N0} are read of such a one."),
            Advice.Of($"Find the commit that brought it ({HeadWords.Command("history", "Get-VaultHistory")}) and ask who made it. 'git cat-file blob {objectId.ToString()}' gives its bytes; {HeadWords.Command("restore", "Restore-VaultFile")} of an earlier version puts that back."))
    {
        ObjectId = objectId;
        Size = size;
        MostBytes = mostBytes;
    }

    /// <summary>Gets the object.</summary>
    public ObjectId ObjectId { get; }

    /// <summary>Gets how many bytes it has.</summary>
    public long Size { get; }

    /// <summary>Gets how many bytes are read.</summary>
    public long MostBytes { get; }

    /// <summary>Gives the same error with the name of the file.</summary>
    internal ObjectTooLargeException At(string path) => new(ObjectId, Size, MostBytes, path);
}
