using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Values of an iteration that can be computed once more, elsewhere, without anyone noticing.</summary>
internal sealed class Repetition
{
    /// <summary>A value is computed twice: so large it may be.</summary>
    private const int MostNodes = 24;

    private readonly For loop;
    private readonly BodyFacts facts;
    private readonly HashSet<Variable> changing;
    private readonly HashSet<KernelBuffer> written;

    public Repetition(For loop, BodyFacts facts)
    {
        (this.loop, this.facts) = (loop, facts);
        changing = new HashSet<Variable>(Block.Of(loop).Sets());
        written = new HashSet<KernelBuffer>(loop.Body.All().OfType<Store>().Select(s => s.Buffer));
    }

    /// <summary>The value in terms of the index and of what stays the same; null where it depends on more, is long, throws, or reads what the loop writes.</summary>
    public Expr? Of(Expr value) => Follows(value) is { } known && !known.All().Skip(MostNodes).Any() && MayRepeat(known) ? known : null;

    /// <summary>Buffers that must share no memory for that.</summary>
    public IEnumerable<(KernelBuffer, KernelBuffer)> Apart(Expr value) => value.All().OfType<Load>().SelectMany(l => written.Select(w => (w, l.Buffer)));

    private Expr? Follows(Expr value)
    {
        bool follows = true;
        Expr See(Expr expr, int depth) => expr.Rewrite(e =>
        {
            if (e is not VariableRef { Variable: var variable } || variable == loop.Index || !changing.Contains(variable))
                return e;
            Expr? known = loop.Body.All().OfType<Let>().Any(l => l.Variable == variable) ? facts.Definitions.ValueOf(variable) : null;
            if (known is not null && depth < MostNodes)
                return See(known, depth + 1);
            follows = false;
            return e;
        });
        Expr seen = See(value, 0);
        return follows ? seen : null;
    }

    private bool MayRepeat(Expr value) => value.All().All(e => e switch
    {
        Load load => !load.Buffer.IsPrivate && !written.Contains(load.Buffer),
        Call call => !call.Function.IsLong() && Faults.Never(e),
        _ => e is not RowLength && Faults.Never(e),
    });
}
