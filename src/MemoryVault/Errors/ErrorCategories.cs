using System.Management.Automation;
using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>Gives every sort of error its category; none is <see cref="ErrorCategory.NotSpecified"/>.</summary>
internal static class ErrorCategories
{
    /// <summary>Gives the category of a kind of failure.</summary>
    public static ErrorCategory Of(VaultErrorKind kind) => kind switch
    {
        VaultErrorKind.InvalidInput => ErrorCategory.InvalidArgument,
        VaultErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        VaultErrorKind.AlreadyExists => ErrorCategory.ResourceExists,
        VaultErrorKind.Busy or VaultErrorKind.LeaseHeld => ErrorCategory.ResourceBusy,
        VaultErrorKind.Denied => ErrorCategory.PermissionDenied,
        VaultErrorKind.LeaseLost => ErrorCategory.ResourceUnavailable,
        VaultErrorKind.Conflict => ErrorCategory.InvalidResult,
        VaultErrorKind.NotPushed => ErrorCategory.ConnectionError,
        VaultErrorKind.Integrity => ErrorCategory.InvalidData,
        VaultErrorKind.MissingProgram => ErrorCategory.NotInstalled,
        VaultErrorKind.Timeout => ErrorCategory.OperationTimeout,
        _ => ErrorCategory.InvalidOperation,
    };

    /// <summary>Gives the category of an exception that is not Core's own.</summary>
    public static ErrorCategory Of(Exception exception) => exception switch
    {
        UnauthorizedAccessException => ErrorCategory.PermissionDenied,
        FileNotFoundException or DirectoryNotFoundException => ErrorCategory.ObjectNotFound,
        IOException => ErrorCategory.WriteError,
        OperationCanceledException => ErrorCategory.OperationStopped,
        TimeoutException => ErrorCategory.OperationTimeout,
        PlatformNotSupportedException => ErrorCategory.NotImplemented,
        ArgumentException => ErrorCategory.InvalidArgument,
        _ => ErrorCategory.InvalidOperation,
    };

    /// <summary>Gives the category of an item's error by its id.</summary>
    public static ErrorCategory OfItem(string id) => id switch
    {
        "SourceMissing" or "NotInSource" or "PathNotFound" or "BrokenLink" => ErrorCategory.ObjectNotFound,
        "FileUnreadable" or "FolderUnreadable" => ErrorCategory.ReadError,
        "FileUnwritable" => ErrorCategory.WriteError,
        "FileTooLarge" => ErrorCategory.LimitsExceeded,
        "DiskFull" => ErrorCategory.ResourceUnavailable,
        "FileExists" or "FileInTheWay" or "FolderInTheWay" or "NameCollides" => ErrorCategory.ResourceExists,
        "FileChanged" or "FileRestless" => ErrorCategory.ResourceBusy,
        "OutsideDestination" or "InsideVault" => ErrorCategory.SecurityError,
        "RemoteFailed" => ErrorCategory.ConnectionError,
        _ => ErrorCategory.InvalidData,
    };
}
