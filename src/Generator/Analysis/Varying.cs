using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// Which variables differ between the lanes when a loop runs in lanes: those that depend on its index, on memory read at a varying
/// place or in an array of the lane's own, or on a varying branch. All others are uniform and stay scalar.
/// </summary>
internal sealed class Varying
{
    private readonly HashSet<Variable> varying = [];
    private readonly HashSet<KernelBuffer> own;

    /// <summary>Locals of an iteration.</summary>
    private readonly HashSet<Variable> declared;

    public Varying(For lanes)
    {
        varying.Add(lanes.Index);
        own = lanes.Body.Made();
        declared = new HashSet<Variable>(lanes.Body.All().OfType<Let>().Select(l => l.Variable));
        int before;
        do
        {
            before = varying.Count;
            Visit(lanes.Body, underVarying: false);
        }
        while (varying.Count != before);
    }

    public bool IsVarying(Variable variable) => varying.Contains(variable);

    public bool IsVarying(Expr expr) => expr.All().Any(e => e switch
    {
        VariableRef { Variable: var variable } => varying.Contains(variable),
        Load { Buffer: var buffer } => own.Contains(buffer),
        _ => false,
    });

    /// <summary>Whether some lanes run the blocks of a statement while others do not.</summary>
    public bool Diverges(Stmt statement) => statement switch
    {
        If branch => IsVarying(branch.Condition),
        While loop => IsVarying(loop.Condition) || Exits(loop.Body),
        For loop => IsVarying(loop.Lower) || IsVarying(loop.Bound) || (loop.Guard is { } guard && IsVarying(guard)) || Exits(loop.Body),
        _ => false,
    };

    /// <summary>Whether some lanes leave a loop in the middle of its body while others go on.</summary>
    private bool Exits(Block body) => body.Statements.Any(s => s is ExitIf exit && IsVarying(exit.Condition));

    private void Visit(Block block, bool underVarying)
    {
        foreach (Stmt statement in block.Statements)
        {
            // An accumulator of the loop is varying whatever it takes in: each lane counts for itself. One of an iteration is a local like others.
            // A local declared under a mask has one value for all lanes that are on there, and the others do not know it.
            bool differs = (underVarying && statement is not Let) || (statement is Accumulate && !declared.Contains(statement.Target()!)) || statement.Expressions().Any(IsVarying);
            if (differs && statement.Target() is { } target)
                varying.Add(target);
            if (statement is ScanStep step)
                varying.UnionWith(step.Before is null ? [step.Variable] : [step.Variable, step.Before]);
            bool divergent = underVarying || Diverges(statement);
            if (statement is For counted && IsVarying(counted.Lower))
                varying.Add(counted.Index);
            foreach (Block inner in statement.Blocks())
                Visit(inner, divergent);
        }
    }
}
