using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MemoryVault.GitHub;

/// <summary>A real sshd on loopback, for this user only, with keys of its own. What a key may do is said in <c>authorized_keys</c>.</summary>
public sealed class SshServer : IDisposable
{
    /// <summary>The program that it is.</summary>
    public const string Program = "/usr/sbin/sshd";

    private readonly string _folder = Directory.CreateTempSubdirectory("memvault-sshd-").FullName;
    private readonly Process _process;

    /// <summary>Makes its keys, and starts it.</summary>
    public SshServer()
    {
        Port = FreePort();
        MakeKey("host");
        MakeKey("full");
        MakeKey("reader");
        MakeKey("stranger");
        File.WriteAllText(PathOf("authorized_keys"), $"{PublicKey("full")}\n{ReadOnly} {PublicKey("reader")}\n");
        _process = Start();
        WaitUntilItAnswers();
    }

    /// <summary>Gets the port on loopback.</summary>
    public int Port { get; }

    // As hosts of repositories do it: the key may run what fetches, and is told that it may not push.
    private static string ReadOnly =>
        "command=\"case \\\"$SSH_ORIGINAL_COMMAND\\\" in git-upload-pack*) eval \\\"$SSH_ORIGINAL_COMMAND\\\";; *) echo 'ERROR: Permission denied to push' >&2; exit 1;; esac\"";

    /// <summary>Gives the URL of a repository on this machine.</summary>
    public string UrlOf(string path) => UrlOf(path, Port);

    /// <summary>Gives the URL of a repository, as it is reached through another port.</summary>
    public static string UrlOf(string path, int port) => string.Create(CultureInfo.InvariantCulture, $"ssh://{Environment.UserName}@127.0.0.1:{port}{path}");

    /// <summary>Gives the ssh command that uses a key: <c>full</c>, <c>reader</c> or <c>stranger</c>.</summary>
    public string CommandFor(string key) =>
        $"ssh -F none -i {PathOf(key)} -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR";

    /// <summary>Ends it, with the connections that it serves.</summary>
    public void Stop()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string PathOf(string file) => Path.Combine(_folder, file);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Start()
    {
        if (Environment.UserName == "root")
        {
            // Where sshd keeps its unprivileged part; Debian's service makes it at boot.
            Directory.CreateDirectory("/run/sshd");
        }

        File.WriteAllText(PathOf("config"), string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {PathOf("host")}
            AuthorizedKeysFile {PathOf("authorized_keys")}
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PermitRootLogin prohibit-password

            """));
        return Process.Start(new ProcessStartInfo(Program, ["-D", "-e", "-f", PathOf("config")]) { RedirectStandardError = true })!;
    }

    private void MakeKey(string name)
    {
        using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", string.Empty, "-f", PathOf(name)]))!;
        process.WaitForExit();
    }

    private string PublicKey(string name) => File.ReadAllText(PathOf(name) + ".pub").Trim();

    private void WaitUntilItAnswers()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (attempt < 200 && !_process.HasExited)
            {
                Thread.Sleep(25);
            }
        }
    }
}
