// Stands for what the platform puts around script.csx (Microsoft Learn, write-code): the base class, and a request that
// goes out. Arguments, three for each request: the operation's id, the address, and the form (empty for a GET).
using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

public interface IScriptContext
{
    string OperationId { get; }
    HttpRequestMessage Request { get; }
    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}

public abstract class ScriptBase
{
    public IScriptContext Context { get; set; }
    public CancellationToken CancellationToken { get { return CancellationToken.None; } }
    public abstract Task<HttpResponseMessage> ExecuteAsync();
}

public class Outgoing : IScriptContext
{
    public string OperationId { get; set; }
    public HttpRequestMessage Request { get; set; }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content == null ? "" : " " + await request.Content.ReadAsStringAsync();
        Console.WriteLine(request.RequestUri.AbsoluteUri + form);
        return new HttpResponseMessage();
    }
}

public static class Host
{
    public static void Main(string[] arguments)
    {
        for (var i = 0; i + 2 < arguments.Length; i += 3)
        {
            var form = arguments[i + 2];
            var request = new HttpRequestMessage(form == "" ? HttpMethod.Get : HttpMethod.Post, arguments[i + 1]);
            request.Content = form == "" ? null : new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
            var context = new Outgoing { OperationId = arguments[i], Request = request };
            new Script { Context = context }.ExecuteAsync().Wait();
        }
    }
}
