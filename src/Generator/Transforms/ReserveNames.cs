using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Gives way to the names that generated code uses itself: a user's variable may be called left or end, too.
/// <code>
/// before: for end = 0; end &lt; n; end += 1      after: for end_user = 0; end_user &lt; n; end_user += 1
/// </code>
/// </summary>
internal sealed class ReserveNames
{
    private static readonly HashSet<string> Reserved =
    [
        "from", "to", "end", "done", "left", "round", "lane", "fromMemory", "result", "job", "index", "trip", "text", "copies", "held", "iterations", "counters", "packed",
        "KernelRuntime", "KernelRef", "KernelMemory",
    ];

    /// <summary>Parts of lane values (x_0), values computed on the way (on3, value4), lengths, accumulators.</summary>
    private static readonly Regex Made = new(@"^(\w+_\d+|(value|trip|done|sums|element|live|every|operand|origin)\d+|\w+_row\d+|\w+_(lanes?|total|length\d*|value|so_far|place|element|waiting|taken|own|written\d+)|Lanes(512|256|128)\w*|Loop\d\w*|__\w*)$", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> names = [];

    private ReserveNames(Body body)
    {
        List<string> all = body.Names().Concat(body.Buffers.Select(b => b.Source)).Distinct().ToList();
        HashSet<string> taken = new(all);
        foreach (string name in all.Where(n => Reserved.Contains(n) || Made.IsMatch(n)))
        {
            string free = name + "_user";
            while (!taken.Add(free))
                free += "_";
            names[name] = free;
        }
    }

    public static Kernel Run(Kernel kernel)
    {
        var pass = new ReserveNames(kernel.Body);
        if (pass.names.Count == 0)
            return kernel;
        Body body = kernel.Body;
        var rewrite = new IrRewrite(e => e.Rewrite(pass.Rename), pass.Rename, pass.Rename);
        return kernel with
        {
            Signature = kernel.Signature with { Parameters = kernel.Signature.Parameters.Select(p => pass.Rename(p)).ToEquatable() },
            Body = body with
            {
                Parameters = body.Parameters.Select(pass.Rename).ToEquatable(),
                Fields = body.Fields.Select(pass.Rename).ToEquatable(),
                Buffers = body.Buffers.Select(pass.Rename).ToEquatable(),
                Statements = rewrite.Run(body.Statements),
                Relied = body.Relied.Select(r => r with { Condition = r.Condition.Rewrite(pass.Rename) }).ToEquatable(),
            },
        };
    }

    private string Rename(string name) => names.TryGetValue(name, out string? free) ? free : name;

    private Parameter Rename(Parameter parameter) => parameter with
    {
        Symbol = parameter.Parts.Count > 0 ? parameter.Symbol : Rename(parameter.Symbol),
        Parts = parameter.Parts.Select(part => part with { Variable = Rename(part.Variable) }).ToEquatable(),
    };

    private Variable Rename(Variable variable) => variable with { Name = Rename(variable.Name) };

    private KernelBuffer Rename(KernelBuffer buffer) => buffer with
    {
        Name = Rename(buffer.Name),
        View = buffer.View is { } view ? view with { Source = Rename(view.Source) } : null,
    };

    private Expr Rename(Expr expr) => expr switch
    {
        VariableRef reference => new VariableRef(Rename(reference.Variable)),
        Length length => length with { Buffer = Rename(length.Buffer) },
        Load load => load with { Buffer = Rename(load.Buffer) },
        RowLength length => length with { Buffer = Rename(length.Buffer) },
        _ => expr,
    };
}
