namespace MemoryVault.Vaults;

/// <summary>
/// The ids of what can be wrong with one thing while the rest goes on, besides those of exceptions (<see cref="VaultException.Id"/>). They are
/// in JSON documents and in the error ids of cmdlets, so they stay as they are.
/// </summary>
public static class ItemErrorIds
{
    /// <summary>A link whose target is not there.</summary>
    public const string BrokenLink = nameof(BrokenLink);

    /// <summary>A file was written, and reading it back gave other bytes.</summary>
    public const string BytesDiffer = nameof(BytesDiffer);

    /// <summary>The disk has no room.</summary>
    public const string DiskFull = nameof(DiskFull);

    /// <summary>A transcript is not written over what is there.</summary>
    public const string ExportBlocked = nameof(ExportBlocked);

    /// <summary>A file was changed by another program meanwhile.</summary>
    public const string FileChanged = nameof(FileChanged);

    /// <summary>A file is there whose content the vault does not hold.</summary>
    public const string FileExists = nameof(FileExists);

    /// <summary>A file is where a folder is needed.</summary>
    public const string FileInTheWay = nameof(FileInTheWay);

    /// <summary>A file that looks damaged; its last good version counts.</summary>
    public const string FileQuarantined = nameof(FileQuarantined);

    /// <summary>A file of a place of knowledge that is not taken.</summary>
    public const string FileRefused = nameof(FileRefused);

    /// <summary>A file that changed each time it was read.</summary>
    public const string FileRestless = nameof(FileRestless);

    /// <summary>A file is larger than the limit.</summary>
    public const string FileTooLarge = nameof(FileTooLarge);

    /// <summary>A file that cannot be read.</summary>
    public const string FileUnreadable = nameof(FileUnreadable);

    /// <summary>A file has content that the vault does not have, so that it is not replaced.</summary>
    public const string FileUnsaved = nameof(FileUnsaved);

    /// <summary>A file that cannot be written.</summary>
    public const string FileUnwritable = nameof(FileUnwritable);

    /// <summary>A folder is where a file is to be.</summary>
    public const string FolderInTheWay = nameof(FolderInTheWay);

    /// <summary>A folder that cannot be read.</summary>
    public const string FolderUnreadable = nameof(FolderUnreadable);

    /// <summary>A restore would write into the vault.</summary>
    public const string InsideVault = nameof(InsideVault);

    /// <summary>The record of a machine cannot be read.</summary>
    public const string MachineRecordInvalid = nameof(MachineRecordInvalid);

    /// <summary>The record of a machine is missing from the snapshot.</summary>
    public const string MachineRecordMissing = nameof(MachineRecordMissing);

    /// <summary>The mirror of a session source cannot be written.</summary>
    public const string MirrorBlocked = nameof(MirrorBlocked);

    /// <summary>Two files of a snapshot would be one on this system.</summary>
    public const string NameCollides = nameof(NameCollides);

    /// <summary>A name that this system does not take.</summary>
    public const string NameNotPossible = nameof(NameNotPossible);

    /// <summary>A name that is not UTF-8.</summary>
    public const string NameNotUtf8 = nameof(NameNotUtf8);

    /// <summary>A name that the vault gives to a part of a long file.</summary>
    public const string NameOfSegment = nameof(NameOfSegment);

    /// <summary>A link in the vault's tree, which is not restored.</summary>
    public const string NotAFile = nameof(NotAFile);

    /// <summary>A path that lies in no source.</summary>
    public const string NotInSource = nameof(NotInSource);

    /// <summary>An object of the repository is damaged.</summary>
    public const string ObjectDamaged = nameof(ObjectDamaged);

    /// <summary>A restore would write outside of its destination.</summary>
    public const string OutsideDestination = nameof(OutsideDestination);

    /// <summary>A vault that is taken over has a file where programs would obey it.</summary>
    public const string PlaceObeyed = nameof(PlaceObeyed);

    /// <summary>A remote could not be pushed to or fetched from.</summary>
    public const string RemoteFailed = nameof(RemoteFailed);

    /// <summary><c>git fsck</c> finds something.</summary>
    public const string RepositoryDamaged = nameof(RepositoryDamaged);

    /// <summary>A secret stays here: what came has a mark in its place, and it cannot be told which.</summary>
    public const string SecretKept = nameof(SecretKept);

    /// <summary>A source whose configuration cannot be used.</summary>
    public const string SourceInvalid = nameof(SourceInvalid);

    /// <summary>A source whose folder is not there.</summary>
    public const string SourceMissing = nameof(SourceMissing);
}
