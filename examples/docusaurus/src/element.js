import "minibatch/element";
