using System;
using System.Linq;

namespace FusedKernels.Generator.IR;

/// <summary>Rebuilds statements with other expressions, variables and buffers.</summary>
/// <param name="Expression">Applied to every whole expression.</param>
/// <param name="Variable">Applied to every variable a statement names.</param>
/// <param name="Buffer">Applied to every buffer a statement names.</param>
internal sealed record IrRewrite(Func<Expr, Expr> Expression, Func<Variable, Variable> Variable, Func<KernelBuffer, KernelBuffer> Buffer)
{
    public Block Run(Block block) => new(block.Statements.Select(Run).ToEquatable());

    public Stmt Run(Stmt statement) => statement switch
    {
        Let let => let with { Variable = Variable(let.Variable), Value = let.Value is null ? null : Expression(let.Value) },
        Assign assign => assign with { Variable = Variable(assign.Variable), Value = Expression(assign.Value) },
        Accumulate accumulate => accumulate with
        {
            Variable = Variable(accumulate.Variable),
            Factor = accumulate.Factor is null ? null : Expression(accumulate.Factor),
            Value = Expression(accumulate.Value),
        },
        Store store => store with { Buffer = Buffer(store.Buffer), Index = store.Index.Select(Expression).ToEquatable(), Value = Expression(store.Value) },
        Update update => update with { Buffer = Buffer(update.Buffer), Index = update.Index.Select(Expression).ToEquatable(), Value = Expression(update.Value) },
        ScanStep step => step with
        {
            Variable = Variable(step.Variable),
            Before = step.Before is null ? null : Variable(step.Before),
            Factor = step.Factor is null ? null : Expression(step.Factor),
            Value = Expression(step.Value),
        },
        Pack pack => pack with { Buffer = Buffer(pack.Buffer), Held = Buffer(pack.Held), Value = Expression(pack.Value) },
        Allocate allocate => allocate with { Buffer = Buffer(allocate.Buffer), Lengths = allocate.Lengths.Select(Expression).ToEquatable() },
        If branch => branch with { Condition = Expression(branch.Condition), Then = Run(branch.Then), Else = Run(branch.Else) },
        For loop => loop with { Index = Variable(loop.Index), Lower = Expression(loop.Lower), Bound = Expression(loop.Bound), Body = Run(loop.Body), Guard = loop.Guard is null ? null : Expression(loop.Guard) },
        While loop => loop with { Condition = Expression(loop.Condition), Body = Run(loop.Body) },
        ExitIf exit => exit with { Condition = Expression(exit.Condition) },
        Scope scope => scope with { Body = Run(scope.Body) },
        Leave => statement,
        Return end => end with { Values = end.Values.Select(Expression).ToEquatable(), Buffer = end.Buffer is null ? null : Buffer(end.Buffer) },
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };
}
