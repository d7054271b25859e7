using System.Runtime.InteropServices;
using System.Text;

namespace MemoryVault.LibGit2;

/// <summary>
/// The functions of libgit2 that the store calls, by their addresses. They take pointers to things that only libgit2 looks into,
/// numbers, and ids of 20 bytes: nothing whose layout changed between versions.
/// </summary>
internal sealed unsafe class LibGit2Library
{
    /// <summary><c>GIT_ENOTFOUND</c>.</summary>
    internal const int NotFound = -3;

    private readonly delegate* unmanaged[Cdecl]<ErrorRecord*> _lastError;

    /// <summary>Binds the functions and initialises the library, which stays loaded until the process ends.</summary>
    /// <exception cref="EntryPointNotFoundException">The library lacks one.</exception>
    internal LibGit2Library(nint handle)
    {
        nint At(string name) => NativeLibrary.GetExport(handle, name);
        var initialise = (delegate* unmanaged[Cdecl]<int>)At("git_libgit2_init");
        var version = (delegate* unmanaged[Cdecl]<int*, int*, int*, int>)At("git_libgit2_version");
        _lastError = (delegate* unmanaged[Cdecl]<ErrorRecord*>)At("git_error_last");
        NewDatabase = (delegate* unmanaged[Cdecl]<nint*, int>)At("git_odb_new");
        FreeDatabase = (delegate* unmanaged[Cdecl]<nint, void>)At("git_odb_free");
        LooseBackend = (delegate* unmanaged[Cdecl]<nint*, byte*, int, int, uint, uint, int>)At("git_odb_backend_loose");
        PackBackend = (delegate* unmanaged[Cdecl]<nint*, byte*, int>)At("git_odb_backend_pack");
        AddBackend = (delegate* unmanaged[Cdecl]<nint, nint, int, int>)At("git_odb_add_backend");
        Read = (delegate* unmanaged[Cdecl]<nint*, nint, byte*, int>)At("git_odb_read");
        ReadHeader = (delegate* unmanaged[Cdecl]<nuint*, int*, nint, byte*, int>)At("git_odb_read_header");
        Write = (delegate* unmanaged[Cdecl]<byte*, nint, byte*, nuint, int, int>)At("git_odb_write");
        ObjectData = (delegate* unmanaged[Cdecl]<nint, byte*>)At("git_odb_object_data");
        ObjectSize = (delegate* unmanaged[Cdecl]<nint, nuint>)At("git_odb_object_size");
        ObjectKind = (delegate* unmanaged[Cdecl]<nint, int>)At("git_odb_object_type");
        FreeObject = (delegate* unmanaged[Cdecl]<nint, void>)At("git_odb_object_free");
        WrapDatabase = (delegate* unmanaged[Cdecl]<nint*, nint, int>)At("git_repository_wrap_odb");
        FreeRepository = (delegate* unmanaged[Cdecl]<nint, void>)At("git_repository_free");
        MergeBase = (delegate* unmanaged[Cdecl]<byte*, nint, byte*, byte*, int>)At("git_merge_base");
        AheadBehind = (delegate* unmanaged[Cdecl]<nuint*, nuint*, nint, byte*, byte*, int>)At("git_graph_ahead_behind");
        initialise();
        int major, minor, revision;
        version(&major, &minor, &revision);
        Version = new Version(major, minor, revision);
    }

    /// <summary>Gets the version of the library.</summary>
    internal Version Version { get; }

    internal delegate* unmanaged[Cdecl]<nint*, int> NewDatabase { get; }

    internal delegate* unmanaged[Cdecl]<nint, void> FreeDatabase { get; }

    internal delegate* unmanaged[Cdecl]<nint*, byte*, int, int, uint, uint, int> LooseBackend { get; }

    internal delegate* unmanaged[Cdecl]<nint*, byte*, int> PackBackend { get; }

    internal delegate* unmanaged[Cdecl]<nint, nint, int, int> AddBackend { get; }

    internal delegate* unmanaged[Cdecl]<nint*, nint, byte*, int> Read { get; }

    internal delegate* unmanaged[Cdecl]<nuint*, int*, nint, byte*, int> ReadHeader { get; }

    internal delegate* unmanaged[Cdecl]<byte*, nint, byte*, nuint, int, int> Write { get; }

    internal delegate* unmanaged[Cdecl]<nint, byte*> ObjectData { get; }

    internal delegate* unmanaged[Cdecl]<nint, nuint> ObjectSize { get; }

    internal delegate* unmanaged[Cdecl]<nint, int> ObjectKind { get; }

    internal delegate* unmanaged[Cdecl]<nint, void> FreeObject { get; }

    internal delegate* unmanaged[Cdecl]<nint*, nint, int> WrapDatabase { get; }

    internal delegate* unmanaged[Cdecl]<nint, void> FreeRepository { get; }

    internal delegate* unmanaged[Cdecl]<byte*, nint, byte*, byte*, int> MergeBase { get; }

    internal delegate* unmanaged[Cdecl]<nuint*, nuint*, nint, byte*, byte*, int> AheadBehind { get; }

    /// <summary>Throws what the library says of a call that failed on this thread.</summary>
    /// <exception cref="LibGit2FailedException">The call failed.</exception>
    internal void Check(int result)
    {
        if (result < 0)
        {
            throw new LibGit2FailedException(result, LastError());
        }
    }

    private string LastError()
    {
        var error = _lastError();
        return error is null || error->Message is null
            ? "no reason given"
            : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(error->Message));
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ErrorRecord
    {
        public byte* Message;
        public int Class;
    }
}
