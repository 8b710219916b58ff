using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>Copies of blocks and expressions: what is declared in them has names of its own, and all that has an id another one.</summary>
internal sealed class BlockCopy(FreeNames names, int firstId)
{
    /// <summary>An iteration may be printed several times: so many statements it may have.</summary>
    private const int MostStatements = 40;

    /// <summary>
    /// Whether iterations of a loop may be taken out of it: its ends stay what they are, an iteration is small, and no sum has its shape by the
    /// numbers of iterations.
    /// </summary>
    public static bool MayTakeFrom(For loop) =>
        loop.Ends().All(e => e is not (Load or RowLength) && Faults.Never(e)) && loop.Lower.IsFixedIn(loop) && loop.Bound.IsFixedIn(loop)
        && loop.Body.All().Take(MostStatements + 1).Count() <= MostStatements && !loop.Body.All().Any(s => s is For or While or Allocate or ExitIf)
        && !loop.Body.All().OfType<Accumulate>().Any(a => a.Variable.Type.IsFloating() || a.Kind is ReductionKind.Earliest or ReductionKind.Latest or ReductionKind.Count);

    /// <summary>An id that nothing has.</summary>
    public int NextId { get; private set; } = firstId;

    public int TakeId() => NextId++;

    /// <param name="block">A block.</param>
    /// <param name="read">What stands for a variable of outside; null for itself.</param>
    public Block Of(Block block, System.Func<Variable, Expr?> read)
    {
        Dictionary<Variable, Variable> renamed = [];
        foreach (Let let in block.All().OfType<Let>())
            renamed[let.Variable] = let.Variable with { Name = names.Next(let.Variable.Name) };
        foreach (For inner in block.All().OfType<For>())
            renamed[inner.Index] = inner.Index with { Name = names.Next(inner.Index.Name) };
        Variable Named(Variable variable) => renamed.TryGetValue(variable, out Variable? other) ? other : variable;
        Expr Copy(Expr expr) => Of(expr, v => renamed.TryGetValue(v, out Variable? other) ? new VariableRef(other) : read(v));
        return Numbered(new IrRewrite(Copy, Named, b => b).Run(block));
    }

    public Expr Of(Expr expr, System.Func<Variable, Expr?> read) => expr.Rewrite(e => e switch
    {
        VariableRef reference => read(reference.Variable) ?? e,
        Load load => load with { Id = TakeId() },
        RowLength length => length with { Id = TakeId() },
        Within range => range with { Id = TakeId() },
        _ => e,
    });

    private Block Numbered(Block block) => new(block.Statements.Select(s => (s with { Id = TakeId() }).WithBlocks(Numbered)).ToEquatable());
}
