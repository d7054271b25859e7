using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MemoryVault.Tests.Git;

/// <summary>A real sshd on loopback, for this user only, with keys of its own. What a key may do is said in <c>authorized_keys</c>.</summary>
internal sealed class SshServer : IDisposable
{
    public const string Program = "/usr/sbin/sshd";

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    public SshServer()
    {
        Port = FreePort();
        MakeKey("host");
        MakeKey("full");
        MakeKey("reader");
        MakeKey("stranger");
        File.WriteAllText(_folder["authorized_keys"], $"{PublicKey("full")}\n{ReadOnly} {PublicKey("reader")}\n");
        _process = Start();
        WaitUntilItAnswers();
    }

    public int Port { get; }

    // As hosts of repositories do it: the key may run what fetches, and is told that it may not push.
    private static string ReadOnly =>
        "command=\"case \\\"$SSH_ORIGINAL_COMMAND\\\" in git-upload-pack*) eval \\\"$SSH_ORIGINAL_COMMAND\\\";; *) echo 'ERROR: Permission denied to push' >&2; exit 1;; esac\"";

    /// <summary>Gives the URL of a repository on this machine.</summary>
    public string UrlOf(string path) => string.Create(CultureInfo.InvariantCulture, $"ssh://{Environment.UserName}@127.0.0.1:{Port}{path}");

    /// <summary>Gives the ssh command that uses a key: <c>full</c>, <c>reader</c> or <c>stranger</c>.</summary>
    public string CommandFor(string key) =>
        $"ssh -F none -i {_folder[key]} -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR";

    public void Stop()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
        _folder.Dispose();
    }

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

        File.WriteAllText(_folder["config"], string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {_folder["host"]}
            AuthorizedKeysFile {_folder["authorized_keys"]}
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PermitRootLogin prohibit-password

            """));
        return Process.Start(new ProcessStartInfo(Program, ["-D", "-e", "-f", _folder["config"]]) { RedirectStandardError = true })!;
    }

    private void MakeKey(string name)
    {
        using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", string.Empty, "-f", _folder[name]]))!;
        process.WaitForExit();
    }

    private string PublicKey(string name) => File.ReadAllText(_folder[name] + ".pub").Trim();

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
