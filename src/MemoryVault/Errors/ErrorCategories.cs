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

    /// <summary>Gives the category of an item's error: by its kind, else by its id.</summary>
    public static ErrorCategory Of(ItemError error) => error.Kind is { } kind ? Of(kind) : OfItem(error.Id);

    private static ErrorCategory OfItem(string id) => id switch
    {
        ItemErrorIds.SourceMissing or ItemErrorIds.NotInSource or "PathNotFound" or ItemErrorIds.BrokenLink => ErrorCategory.ObjectNotFound,
        ItemErrorIds.FileUnreadable or ItemErrorIds.FolderUnreadable => ErrorCategory.ReadError,
        ItemErrorIds.FileUnwritable => ErrorCategory.WriteError,
        ItemErrorIds.FileTooLarge => ErrorCategory.LimitsExceeded,
        ItemErrorIds.DiskFull => ErrorCategory.ResourceUnavailable,
        ItemErrorIds.FileExists or ItemErrorIds.FileInTheWay or ItemErrorIds.FolderInTheWay or ItemErrorIds.NameCollides => ErrorCategory.ResourceExists,
        ItemErrorIds.FileChanged or ItemErrorIds.FileRestless => ErrorCategory.ResourceBusy,
        ItemErrorIds.OutsideDestination or ItemErrorIds.InsideVault or ItemErrorIds.PlaceObeyed => ErrorCategory.SecurityError,
        ItemErrorIds.RemoteFailed => ErrorCategory.ConnectionError,
        _ => ErrorCategory.InvalidData,
    };
}
